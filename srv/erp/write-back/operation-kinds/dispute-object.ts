import type { Instant } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import { readAgain } from '../../events/read-again.ts';
import type { OperationSubject } from '../operation-kind.ts';
import { createdBy } from './created-object.ts';

const MIRRORED = ['saldo_disputes_DisputedItems', 'saldo_disputes_DisputeCases'];

/**
 * The case is known here by the ERP's key, from now on. An ERP that chose a key of its own may have
 * brought the case by the mirror already: then that one counts.
 */
export async function adoptErpCase(
  db: Database,
  { source, subject }: OperationSubject,
  erpKey: string,
): Promise<void> {
  if (erpKey === subject) return;
  const mirrored = await db.query(
    'SELECT caseId FROM saldo_disputes_DisputeCases WHERE source = ? AND caseId = ?',
    [source, erpKey],
  );
  for (const table of MIRRORED) {
    if (mirrored.length > 0) {
      await db.execute(`DELETE FROM ${table} WHERE source = ? AND caseId = ?`, [source, subject]);
    } else {
      await renameCase(db, table, source, subject, erpKey);
    }
  }
  await adoptFile(db, source, subject, erpKey);
}

/**
 * What the dispute team keeps stays with the case under the id that it had here first; where the
 * mirrored case has a file of its own already, that one takes over what was kept with ours.
 */
async function adoptFile(
  db: Database,
  source: string,
  subject: string,
  erpKey: string,
): Promise<void> {
  const [other] = await db.query<{ id: string }>(
    'SELECT ID AS id FROM saldo_disputes_Cases WHERE source = ? AND caseId = ?',
    [source, erpKey],
  );
  if (!other) return renameCase(db, 'saldo_disputes_Cases', source, subject, erpKey);
  for (const [table, column] of KEPT_WITH_CASE) {
    const change = `UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`;
    await db.execute(change, [other.id, subject]);
  }
  await db.execute('DELETE FROM saldo_disputes_CaseItems WHERE dispute = ?', [subject]);
  await db.execute('DELETE FROM saldo_disputes_Cases WHERE ID = ?', [subject]);
}

const KEPT_WITH_CASE = [
  ['saldo_disputes_CaseTasks', 'dispute'],
  ['saldo_disputes_CaseMessages', 'dispute'],
  ['saldo_disputes_Cases_attachments', 'up__ID'],
] as const;

async function renameCase(
  db: Database,
  table: string,
  source: string,
  subject: string,
  erpKey: string,
): Promise<void> {
  await db.execute(`UPDATE ${table} SET caseId = ? WHERE source = ? AND caseId = ?`, [
    erpKey,
    source,
    subject,
  ]);
}

/**
 * What was to change the case in the ERP was cancelled: what is mirrored of it is what the ERP has, and
 * the case follows.
 */
export async function followErpCase(
  db: Database,
  operation: OperationSubject,
  now: Instant,
): Promise<void> {
  const caseId = await createdBy('dispute-create')(db, operation);
  if (caseId === null) return;
  const event = { id: `${operation.id}/${now}`, type: 'saldo.operation.cancelled', now };
  await readAgain(db, 'dispute', caseId, event);
}

/**
 * As before a clerk closed or voided it, since the ERP's case stays open. What the system closed stays
 * so: nothing is open that it could be about.
 */
export async function reopenCaseHere(
  db: Database,
  operation: OperationSubject,
  now: Instant,
): Promise<void> {
  await db.execute(
    `UPDATE saldo_disputes_Cases SET closedAt = NULL, closedBy = NULL, closeCause = NULL,
        modifiedAt = ?, status = CASE WHEN decidedAt IS NOT NULL THEN 'decided'
          WHEN owner IS NOT NULL THEN 'working' ELSE 'open' END
      WHERE ID = ? AND status IN ('closed', 'voided') AND closedBy <> 'system'`,
    [now, operation.subject],
  );
  await followErpCase(db, operation, now);
}

/** There is no dispute: what was to bring it to the ERP was cancelled, so its items are owed again. */
export async function closeCaseHere(
  db: Database,
  { source, subject }: OperationSubject,
): Promise<void> {
  await db.execute(
    `UPDATE saldo_disputes_DisputedItems SET isOpen = false WHERE source = ? AND caseId = ?`,
    [source, subject],
  );
  await db.execute(
    `UPDATE saldo_disputes_DisputeCases SET isOpen = false, status = '09'
      WHERE source = ? AND caseId = ?`,
    [source, subject],
  );
}
