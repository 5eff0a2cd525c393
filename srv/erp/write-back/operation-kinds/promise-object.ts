import type { Database } from '../../../platform/database.ts';

/** DFKKPP-PPKEY: 12 characters. */
export const PROMISE_KEY = /^\w{1,12}$/;

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

/**
 * The promise holds again: its withdrawal, or what was to take its place, was cancelled. One that the
 * ERP never had, or shows as ended, does not.
 */
export function reopenPromiseHere(db: Database, promise: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_agreements_Promises SET status = '0', withdrawalReason = NULL
      WHERE ID = ? AND status IN ('4', '5') AND COALESCE(erpStatus, '0') = '0'
        AND (erpPromise IS NOT NULL OR EXISTS (
          SELECT 1 FROM saldo_operations_Operations creating
           WHERE creating.subject = saldo_agreements_Promises.ID
             AND creating.kind IN ('promise-create', 'promise-replace')
             AND creating.state IN ('pending', 'sending', 'parked')))`,
    [promise],
  );
}

/**
 * What was to take the place of another promise does not get there. The other one holds again, unless
 * this one was withdrawn or replaced meanwhile: then nothing is agreed any more.
 */
export async function giveUpReplacement(
  db: Database,
  promise: string,
  replaced: string,
): Promise<void> {
  const givenUp = await db.query(
    `SELECT ID FROM saldo_agreements_Promises WHERE ID = ? AND status IN ('4', '5', '6')`,
    [promise],
  );
  await closePromiseHere(db, promise);
  if (givenUp.length === 0) await reopenPromiseHere(db, replaced);
}
