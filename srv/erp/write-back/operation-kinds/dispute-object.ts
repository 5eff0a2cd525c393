import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';

const CASES = ['saldo_disputes_DisputedItems', 'saldo_disputes_DisputeCases'];

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
  for (const table of CASES) {
    if (mirrored.length > 0) {
      await db.execute(`DELETE FROM ${table} WHERE source = ? AND caseId = ?`, [source, subject]);
    } else {
      await db.execute(`UPDATE ${table} SET caseId = ? WHERE source = ? AND caseId = ?`, [
        erpKey,
        source,
        subject,
      ]);
    }
  }
}

/** There is no dispute: what was to bring it to the ERP was cancelled, so its items are owed again. */
export async function closeCaseHere(
  db: Database,
  { source, subject }: OperationSubject,
): Promise<void> {
  for (const table of CASES) {
    await db.execute(`UPDATE ${table} SET isOpen = false WHERE source = ? AND caseId = ?`, [
      source,
      subject,
    ]);
  }
}
