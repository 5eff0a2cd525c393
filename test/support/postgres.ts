import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { PostgresSettings } from './postgres-cluster.ts';
import { testPart } from './test-part.ts';

/** A fresh PostgreSQL database, empty or a copy of `template`; it goes with the test run. */
export async function createDatabase(template = 'template0'): Promise<PostgresSettings> {
  return createDatabaseIn(await testPart<PostgresSettings>('/postgres'), template);
}

/** As `createDatabase`, in a cluster whose settings are known. */
export async function createDatabaseIn(
  settings: PostgresSettings,
  template = 'template0',
): Promise<PostgresSettings> {
  const database = `saldo_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client(settings);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${template}`);
  } finally {
    await client.end();
  }
  return { ...settings, database };
}
