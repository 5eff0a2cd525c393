import type { Database } from '../../../platform/database.ts';
import type { OperationSubject } from '../operation-kind.ts';
import type { PlanDeactivatePayload } from './plan-deactivate.ts';

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

/** A plan that an agent withdrew still holds in the ERP: here too. One that was broken stays so. */
export async function restorePlanHere(
  db: Database,
  { payload }: OperationSubject,
): Promise<number> {
  const { withdrawal } = payload as PlanDeactivatePayload;
  if (!withdrawal) return 0;
  return db.execute(
    `UPDATE saldo_plans_Plans SET state = 'agreed', endReason = NULL
      WHERE ID = ? AND state = 'withdrawn'`,
    [withdrawal.plan],
  );
}

/**
 * The same plan as somebody made it in the ERP, where a person confirmed an operation by hand with its
 * number: it is the one that was agreed on here.
 */
export async function dropTwinOfErp(
  db: Database,
  { source, subject }: OperationSubject,
  erpKey: string,
): Promise<void> {
  const [own] = await db.query<{ partner: string }>(
    'SELECT partner FROM saldo_plans_Plans WHERE ID = ?',
    [subject],
  );
  if (!own) return;
  await db.execute(
    `UPDATE saldo_plans_Plans SET state = 'cancelled'
      WHERE source = ? AND partner = ? AND erpPlan = ? AND state = 'agreed'`,
    [source, own.partner, erpKey],
  );
}
