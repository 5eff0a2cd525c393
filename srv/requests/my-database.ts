import cds from '@sap/cds';
import { type CapTransaction, databaseInCapTransaction } from '../platform/cap-database.ts';
import type { Database } from '../platform/database.ts';

/** Plain SQL in the request's own transaction. */
export function myDatabase(request: object): Promise<Database> {
  return databaseInCapTransaction(cds.db.tx(request as never) as unknown as CapTransaction);
}
