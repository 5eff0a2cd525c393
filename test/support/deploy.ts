import { randomBytes } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createDatabase } from './postgres.ts';
import type { PostgresSettings } from './postgres-cluster.ts';
import { testPart } from './test-part.ts';

/** `db` is the stored model with its code lists; `*` adds the services' views and CAP's own tables. */
export type DeployedModel = 'db' | '*';

/** A fresh SQLite file with the CDS model deployed: a copy of a template made once a test run. */
export async function deployedSqlite(model: DeployedModel = 'db'): Promise<string> {
  const template = await testPart<string>(templatePath('sqlite', model));
  // Beside the template, whose folder is removed after the test run.
  const file = join(dirname(template), `${randomBytes(6).toString('hex')}.sqlite`);
  await copyFile(template, file);
  return file;
}

/** A fresh PostgreSQL database with the CDS model deployed: a copy of a template. */
export async function deployedPostgres(model: DeployedModel = 'db'): Promise<PostgresSettings> {
  return createDatabase(await testPart<string>(templatePath('postgres', model)));
}

function templatePath(dialect: 'sqlite' | 'postgres', model: DeployedModel): string {
  return `/template?dialect=${dialect}&model=${encodeURIComponent(model)}`;
}
