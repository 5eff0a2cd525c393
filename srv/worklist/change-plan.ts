import { parseDecimal } from '../domain/money.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { auditPlan } from './audit-plan.ts';
import { takeHold } from './hold.ts';
import type { Notice } from './notice.ts';
import { isAboveLimit } from './plan-offer.ts';
import { loadPlanPolicy } from './plan-policy.ts';
import { loadQuote, refuseWaiting, takeQuote } from './plan-quote.ts';
import { amountForLimit } from './plan-request.ts';
import { openOf, planToChange } from './plan-to-change.ts';
import type { CustomerOfDay } from './promisable-items.ts';
import { recordAction } from './record-action.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import { sendPlan } from './send-plan.ts';
import type { StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** The ERP's schedule of the change by its quote, and why the customer is given it. */
export interface ChangeInput {
  readonly quote: string;
  readonly reason: string;
}

/**
 * Gives a plan the instalments that the ERP simulated for it today. The plan as it was is kept as
 * changed; above the bank's limits it holds until a second pair of eyes has decided (PLAN_WAITS).
 */
export async function changePlan(visit: Visit, input: ChangeInput): Promise<Notice | null> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  await takeHold(visit);
  const quote = await loadQuote(visit, input.quote);
  await checkChange(db, position, quote);
  const needsApproval = quote.needsApproval || (await isAboveLimitNow(visit, quote));
  const change = await takeQuote(visit, { ...quote, needsApproval }, input.reason);
  await refuseWaiting(visit, change.id);
  const { kind: about, note } = change;
  await recordAction(visit, { cause: 'plan-changed', about, note });
  await auditPlan(visit, 'plan-changed', change, note);
  if (change.needsApproval) return { code: 'PLAN_CHANGE_WAITS', args: {} };
  await sendPlan(db, change, '', { source, segment, user: agent, now });
  await markChanged(db, [{ source, partner, cause: 'plan', changedAt: now }]);
  return null;
}

/** Other plans may have been agreed on since the ERP simulated the change. */
async function isAboveLimitNow(visit: Visit, quote: StoredPlan): Promise<boolean> {
  const { db, position } = visit;
  const { segment, source, businessDate: today } = position;
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const { currency, minorDigits } = currencies;
  const policy = await loadPlanPolicy(db, segment, today, minorDigits(source, currency));
  const principal = parseDecimal(quote.principal, minorDigits(source, quote.currency));
  const over = { principal, currency: quote.currency };
  const limitAmount = await amountForLimit(visit, over, policy, currencies, quote.changes);
  return isAboveLimit({ policy, limitAmount });
}

/**
 * The plan still holds, and as much is unpaid of it as the change spreads: PLAN_PAID_SINCE otherwise,
 * and as `planToChange` says.
 */
export async function checkChange(
  db: Database,
  customer: Pick<CustomerOfDay, 'source' | 'partner' | 'segment' | 'businessDate'>,
  { changes, principal }: StoredPlan,
): Promise<void> {
  if (!changes) throw conflict('PLAN_QUOTE_UNKNOWN');
  const before = await planToChange(db, customer, changes);
  if (openOf(before) !== parseDecimal(principal, before.digits)) throw conflict('PLAN_PAID_SINCE');
}
