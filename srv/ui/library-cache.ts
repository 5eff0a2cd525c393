import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SaldoError } from '../domain/errors.ts';

/** Raise it when the builder puts something else into the folder, so that old folders are not taken. */
const layout = 1;

const carrier = join(import.meta.dirname, '../../app/ui5/ui5.yaml');

/**
 * Folder of the built SAPUI5 libraries: one for each version and library list, outside the
 * repository because SAP's licence lets them be used on each machine but not handed on.
 * Nothing is checked on disk; the folder exists only once a build has ended well.
 */
export function libraryFolder(home = cacheHome()): string {
  const definition = readFileSync(carrier, 'utf8');
  const version = /^\s*version:\s*"([^"]+)"/m.exec(definition)?.[1];
  if (!version) {
    throw new SaldoError(
      'UI5_VERSION_MISSING',
      `${carrier} names no framework version. Put it under framework.version, in quotes.`,
    );
  }
  const hash = createHash('sha256').update(`${layout}\n${definition}`).digest('hex').slice(0, 10);
  return join(home, `ui5-${version}-${hash}`);
}

function cacheHome(): string {
  return process.env.SALDO_UI5_CACHE ?? join(homedir(), '.cache', 'saldo');
}
