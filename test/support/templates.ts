import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createDatabaseIn } from './postgres.ts';
import type { PostgresSettings } from './postgres-cluster.ts';

/** A file with the whole model compiled, for `use-compiled-model.ts`. */
export async function compileModel(): Promise<string> {
  const file = join(await newFolder(), 'model.json');
  await runScript('./compiled/compile-model.ts', [file]);
  return file;
}

export interface TemplateRequest {
  /** What to deploy: `db` for the stored model, `*` for all of the application. */
  readonly model: string;
  /** The cluster to deploy to; a SQLite file without it. */
  readonly postgres?: PostgresSettings;
}

const run = promisify(execFile);
const folders: string[] = [];

/** Deploys the CDS model with its code lists; answers the file's path or the database's name. */
export async function deployTemplate({ model, postgres }: TemplateRequest): Promise<string> {
  if (postgres) {
    const settings = await createDatabaseIn(postgres);
    await deploy(model, { kind: 'postgres', credentials: settings });
    return settings.database;
  }
  const url = join(await newFolder(), 'template.sqlite');
  await deploy(model, { kind: 'sqlite', credentials: { url } });
  return url;
}

export async function removeTemplates(): Promise<void> {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-template-'));
  folders.push(folder);
  return folder;
}

function deploy(model: string, database: object): Promise<void> {
  return runScript('./deploy-model.ts', [model, JSON.stringify(database)]);
}

/** In a process of its own: CAP keeps its model and environment in globals. */
async function runScript(script: string, args: readonly string[]): Promise<void> {
  const { pathname } = new URL(script, import.meta.url);
  await run(process.execPath, [pathname, ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
}
