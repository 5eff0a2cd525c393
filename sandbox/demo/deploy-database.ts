import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { startChild } from './child.ts';

/** `db` is the stored model; `*` adds the services' views, which a server needs. */
export type Model = 'db' | '*';

/**
 * Makes a fresh SQLite file with the model and its code lists; what was there before is gone.
 * In a process of its own: CAP keeps its model in globals, and nights run without CAP.
 */
export async function deployDatabase(file: string, model: Model): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  const cli = createRequire(import.meta.url).resolve('@sap/cds-dk/bin/cds.js');
  const child = startChild('cds deploy', [cli, 'deploy', model, '--to', `sqlite:${file}`]);
  await child.ended();
}
