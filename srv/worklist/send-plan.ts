import { requestRefinancing } from '../erp/write-back/requests/placements.ts';
import { requestPlan } from '../erp/write-back/requests/plans.ts';
import type { Requester } from '../erp/write-back/requests/requester.ts';
import type { Database } from '../platform/database.ts';
import type { StoredPlan } from './stored-plan.ts';

const KEEP =
  'UPDATE saldo_plans_Plans SET state = ?, needsApproval = false, operation = ? WHERE ID = ?';

/**
 * Takes an agreed plan to the ERP with the schedule that the ERP simulated, or proposes to the core
 * system what FI-CA cannot keep; `category` of FI-CA's plan. Answers the operation.
 */
export async function sendPlan(
  db: Database,
  plan: StoredPlan,
  category: string,
  requester: Requester,
): Promise<string> {
  const isErp = plan.keptBy === 'erp';
  const operation = isErp
    ? await requestPlan(db, instalmentPlan(plan, category), requester)
    : await requestRefinancing(db, refinancing(plan), requester);
  await db.execute(KEEP, [isErp ? 'agreed' : 'proposed', operation, plan.id]);
  return operation;
}

function instalmentPlan(plan: StoredPlan, category: string) {
  const { id: planId, partner, account, currency, total: amount, instalments } = plan;
  const items = plan.items.map(({ amount: _, ...key }) => key);
  return { planId, partner, account, category, currency, amount, instalments, items };
}

/** Kind and interval have no field of their own in the core's proposal. */
function refinancing(plan: StoredPlan) {
  const { id: proposalId, partner, contract, currency, principal: amount, rate } = plan;
  const { firstDueOn, kind, intervalUnit, intervalCount, note } = plan;
  const how = `${kind}, every ${intervalCount} ${intervalUnit}`;
  return {
    ...{ proposalId, partner, contract, currency, amount, rate, firstDueOn },
    downPayment: '0',
    instalments: plan.instalments.length,
    note: note === '' ? how : `${how}: ${note}`,
  };
}
