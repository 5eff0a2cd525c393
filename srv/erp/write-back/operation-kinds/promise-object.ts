import type { Database } from '../../../platform/database.ts';

/** FI-CA's number of a promise (DFKKPP-PPKEY); null while the ERP has not got it. */
export async function erpPromiseOf(
  db: Database,
  source: string,
  promise: string,
): Promise<string | null> {
  const [row] = await db.query<{ erpPromise: string | null }>(
    'SELECT erpPromise AS "erpPromise" FROM saldo_agreements_Promises WHERE source = ? AND ID = ?',
    [source, promise],
  );
  return row?.erpPromise ?? null;
}

/** The promise does not hold: what was to bring it to the ERP was cancelled. */
export function closePromiseHere(db: Database, promise: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_agreements_Promises SET status = '5', nextCheckOn = NULL
      WHERE ID = ? AND status = '0'`,
    [promise],
  );
}

/** The promise holds again: its withdrawal, or what was to take its place, was cancelled. */
export function reopenPromiseHere(db: Database, promise: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_agreements_Promises SET status = '0', withdrawalReason = NULL
      WHERE ID = ? AND status IN ('4', '5')`,
    [promise],
  );
}
