import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';

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

/** The promise is known here by its number there, from now on. */
export async function keepErpPromise(
  db: Database,
  { subject }: OperationSubject,
  erpKey: string,
): Promise<void> {
  await dropPromiseTwin(db, subject, erpKey);
  const keep = 'UPDATE saldo_agreements_Promises SET erpPromise = ? WHERE ID = ?';
  await db.execute(keep, [erpKey, subject]);
}

/** Verdicts of the twin stay, as those of the promise; one that somebody has just decided on stays itself. */
const TWIN = `SELECT twin.ID AS id FROM saldo_agreements_Promises own
    JOIN saldo_agreements_Promises twin
      ON twin.source = own.source AND twin.partner = own.partner AND twin.ID <> own.ID
   WHERE own.ID = ? AND twin.erpPromise = ? AND twin.origin = 'erp'
     AND NOT EXISTS (SELECT 1 FROM saldo_operations_Operations decided
       WHERE decided.subject = twin.ID AND decided.state IN ('pending', 'sending', 'parked'))`;

/**
 * The same promise as somebody entered it in the ERP, where a person confirmed an operation by hand
 * with its number: it would be counted twice.
 */
async function dropPromiseTwin(db: Database, subject: string, erpKey: string): Promise<void> {
  const [twin] = await db.query<{ id: string }>(TWIN, [subject, erpKey]);
  if (!twin) return;
  const verdicts = 'UPDATE saldo_agreements_PromiseVerdicts SET promise = ? WHERE promise = ?';
  await db.execute(verdicts, [subject, twin.id]);
  for (const part of ['PromiseDates', 'PromiseItems']) {
    await db.execute(`DELETE FROM saldo_agreements_${part} WHERE promise = ?`, [twin.id]);
  }
  await db.execute('DELETE FROM saldo_agreements_Promises WHERE ID = ?', [twin.id]);
}
