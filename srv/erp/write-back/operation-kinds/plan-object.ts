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
