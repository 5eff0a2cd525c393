import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Facade } from './facade.ts';

/** What the compiler gave when the whole application was loaded. */
export interface CompiledModel {
  /** All files that it was compiled from. */
  readonly sources: readonly string[];
  /** Of these files and CAP's configuration then. */
  readonly fingerprint: string;
  readonly written: Compilation;
  readonly served: Compilation;
}

export interface Compilation {
  readonly options: string;
  /** See graph-dump.ts. */
  readonly model: string;
}

/**
 * What the compiled model depends on: the files CAP begins with, the content of all that it was compiled from, and what
 * the compiler and CAP's work on the model read of the configuration; not the database and the users, in which tests'
 * servers differ.
 */
export function fingerprintOf(
  { env, resolve }: Pick<Facade, 'env' | 'resolve'>,
  sources: readonly string[],
): string {
  const { cdsc, features, fiori, odata, sql } = env;
  const requires = { ...env.requires, db: undefined, auth: undefined };
  const settings = [cdsc, features, fiori, odata, sql, requires];
  const hash = createHash('sha256').update(JSON.stringify([resolve('*'), sources, settings]));
  for (const file of sources) hash.update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex');
}

/** The compiler's options, without the list it adds its messages to. */
export function optionsText(options: object): string {
  return JSON.stringify({ ...options, messages: undefined });
}
