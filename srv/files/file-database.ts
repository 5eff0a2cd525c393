import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import type { Database } from '../platform/database.ts';

/** The database in transactions of its own: work on a file outlives the request that started it. */
export function fileDatabase(): Database {
  return capDatabase(cds.db as unknown as CapDatabaseService);
}
