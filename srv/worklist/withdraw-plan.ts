import { requestPlanDeactivation } from '../erp/write-back/requests/plans.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { auditPlan } from './audit-plan.ts';
import { takeHold } from './hold.ts';
import { planToChange } from './plan-to-change.ts';
import { recordAction } from './record-action.ts';
import { loadPlan, type StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** Which plan is to end, and why: a code of EndReasons. */
export interface PlanWithdrawal {
  readonly plan: string;
  readonly reason: string;
  readonly note?: string | null;
}

/**
 * Ends a plan here and in the ERP, whoever made it: what is open of its items is due again. One that
 * waits for approval was never there and ends here only. PLAN_END_REASON_UNKNOWN, PLAN_UNKNOWN, and as
 * `planToChange` says of one that cannot be changed either.
 */
export async function withdrawPlan(visit: Visit, input: PlanWithdrawal): Promise<void> {
  const { db, now, position } = visit;
  const { source, partner } = position;
  const { reason } = input;
  const note = input.note ?? '';
  await checkReason(visit, reason);
  await takeHold(visit);
  const plan =
    (await waitingPlan(visit, input.plan)) ?? (await endInErp(visit, input.plan, reason));
  await endHere(visit, plan, reason);
  await recordAction(visit, { cause: 'plan-withdrawn', about: reason, note });
  const { state, erpPlan } = plan;
  await auditPlan(visit, 'plan-withdrawn', plan, note, { endReason: reason, state, erpPlan });
  await markChanged(db, [{ source, partner, cause: 'plan', changedAt: now }]);
}

async function checkReason({ db }: Visit, reason: string): Promise<void> {
  const rows = await db.query('SELECT code FROM saldo_plans_EndReasons WHERE code = ?', [reason]);
  if (rows.length === 0) throw badRequest('PLAN_END_REASON_UNKNOWN', 'reason', { value: reason });
}

/** The customer's plan, if it waits for a second pair of eyes; else null. */
async function waitingPlan({ db, position }: Visit, id: string): Promise<StoredPlan | null> {
  const { source, partner, segment } = position;
  const plan = await loadPlan(db, id);
  const isTheirs = plan?.source === source && plan.partner === partner && plan.segment === segment;
  return isTheirs && plan.state === 'waiting' ? plan : null;
}

/** The ERP knows a line of changes as the plan with which it began. */
async function endInErp(visit: Visit, id: string, reason: string): Promise<StoredPlan> {
  const { db, agent, now, position } = visit;
  const { source, segment } = position;
  const { plan, origin } = await planToChange(db, position, id);
  const { partner, erpPlan: erpKey } = plan;
  const withdrawal = { plan: id, at: now };
  await requestPlanDeactivation(
    db,
    { planId: origin, partner, erpKey, reason, withdrawal },
    { source, segment, user: agent, now },
  );
  return plan;
}

const END = `UPDATE saldo_plans_Plans SET state = 'withdrawn', endReason = ?, needsApproval = false,
    approval = CASE WHEN approval = 'waiting' THEN 'withdrawn' ELSE approval END
  WHERE (ID = ? AND state IN ('waiting', 'agreed')) OR (changes = ? AND state = 'waiting')`;

/** A change of it that waits for approval ends with it. */
async function endHere({ db }: Visit, { id }: StoredPlan, reason: string): Promise<void> {
  const ended = await db.execute(END, [reason, id, id]);
  if (ended === 0) throw conflict('PLAN_NOT_AGREED');
}
