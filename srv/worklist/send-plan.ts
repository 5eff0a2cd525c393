import { requestRefinancing } from '../erp/write-back/requests/placements.ts';
import { requestPlan, requestPlanChange } from '../erp/write-back/requests/plans.ts';
import type { Requester } from '../erp/write-back/requests/requester.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import { loadPlan, type StoredPlan } from './stored-plan.ts';

const KEEP =
  'UPDATE saldo_plans_Plans SET state = ?, needsApproval = false, operation = ? WHERE ID = ?';

const GIVE_WAY = `UPDATE saldo_plans_Plans SET state = 'changed' WHERE ID = ? AND state = 'agreed'`;

/**
 * Takes an agreed plan to the ERP with the schedule that the ERP simulated, or proposes to the core
 * system what FI-CA cannot keep; `category` of FI-CA's plan. New instalments of a plan take the place
 * of those it had (PLAN_NOT_AGREED). Answers the operation.
 */
export async function sendPlan(
  db: Database,
  plan: StoredPlan,
  category: string,
  requester: Requester,
): Promise<string> {
  const operation = await requestIt(db, plan, category, requester);
  await db.execute(KEEP, [plan.keptBy === 'erp' ? 'agreed' : 'proposed', operation, plan.id]);
  return operation;
}

async function requestIt(
  db: Database,
  plan: StoredPlan,
  category: string,
  requester: Requester,
): Promise<string> {
  if (plan.changes) return requestChange(db, plan, plan.changes, requester);
  return plan.keptBy === 'erp'
    ? requestPlan(db, instalmentPlan(plan, category), requester)
    : requestRefinancing(db, refinancing(plan), requester);
}

async function requestChange(
  db: Database,
  { id, origin, partner, currency, instalments }: StoredPlan,
  changes: string,
  requester: Requester,
): Promise<string> {
  const before = await loadPlan(db, changes);
  const gaveWay = await db.execute(GIVE_WAY, [changes]);
  if (gaveWay === 0 || !before?.erpPlan) throw conflict('PLAN_NOT_AGREED');
  const what = {
    planId: id,
    origin: origin ?? changes,
    erpKey: before.erpPlan,
    partner,
    change: id,
  };
  return requestPlanChange(db, { ...what, currency, instalments }, requester);
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
