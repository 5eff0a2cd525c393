import type { Decider } from '../requests/decider.ts';
import { conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { checkChange } from '../worklist/change-plan.ts';
import { itemsToPlan } from '../worklist/items-to-plan.ts';
import { loadPlanPolicy } from '../worklist/plan-policy.ts';
import { loadPromisableItems } from '../worklist/promisable-items.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import { sendPlan } from '../worklist/send-plan.ts';
import type { Supervisor } from './supervisor.ts';
import { auditPlanDecision, takePlanForDecision, type WaitingPlan } from './waiting-plan.ts';

const APPROVE = `UPDATE saldo_plans_Plans SET approval = 'approved', decisionReason = ?
  WHERE ID = ?`;

/**
 * Lets a waiting plan go to the ERP, in the same transaction. Its items and its first day are
 * checked again: they may have been paid or promised, and the day may be past (PLAN_…).
 */
export async function approvePlan(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason?: string | null },
): Promise<WaitingPlan> {
  const { db, user, now } = decider;
  const plan = await takePlanForDecision(decider, id);
  const category = await checkAgain(decider, plan);
  const { source, partner, segment } = plan;
  await db.execute(APPROVE, [reason ?? '', id]);
  await sendPlan(db, plan, category, { source, segment, user, now });
  await auditPlanDecision(decider, plan, 'approved', reason ?? '');
  await markChanged(db, [{ source, partner, cause: 'plan', changedAt: now }]);
  return plan;
}

/** Answers the category of FI-CA's plan. */
async function checkAgain({ db }: Decider, plan: WaitingPlan): Promise<string> {
  const { source, segment, businessDate: today } = plan;
  if (plan.firstDueOn <= today) throw conflict('PLAN_FIRST_DAY_OVER', { day: plan.firstDueOn });
  if (plan.changes) {
    await checkChange(db, plan, plan);
    return '';
  }
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const digitsOf = (currency: string) => currencies.minorDigits(source, currency);
  const onOffer = await loadPromisableItems(db, plan, currencies);
  itemsToPlan(plan.items, source, onOffer, digitsOf);
  const { category } = await loadPlanPolicy(db, segment, today, digitsOf(currencies.currency));
  return category;
}
