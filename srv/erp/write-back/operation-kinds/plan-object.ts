import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';

/** Nothing is agreed: what was to bring it to the ERP was cancelled, so its items are owed as before. */
export function cancelPlanHere(db: Database, { subject }: OperationSubject): Promise<number> {
  return db.execute(
    `UPDATE saldo_plans_Plans SET state = 'cancelled'
      WHERE ID = ? AND state IN ('agreed', 'proposed')`,
    [subject],
  );
}

/** The ERP keeps the plan as it was before the change: here too it holds again, with its own days. */
export async function cancelPlanChangeHere(
  db: Database,
  operation: OperationSubject,
): Promise<number> {
  await db.execute(
    `UPDATE saldo_plans_Plans SET state = 'agreed'
      WHERE state = 'changed' AND ID = (SELECT change.changes FROM saldo_plans_Plans change
        WHERE change.ID = ? AND change.state = 'agreed')`,
    [operation.subject],
  );
  return cancelPlanHere(db, operation);
}
