import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import type { Database } from '../platform/database.ts';

/** This server's database, outside of any request's transaction: what is done outlives the request. */
export function ownDatabase(): Database {
  return capDatabase(cds.db as unknown as CapDatabaseService);
}

/**
 * The SQLite file that a thread beside the server may read. Null where no second connection can see
 * the same rows: PostgreSQL has no need of one, a database in memory has no file.
 */
export function ownSqliteFile(): string | null {
  const { kind, credentials } = cds.env.requires.db as {
    kind?: string;
    credentials?: { url?: string };
  };
  const file = credentials?.url;
  return kind !== 'sqlite' || !file || file.includes(':memory:') ? null : file;
}
