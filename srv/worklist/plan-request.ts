import type { CurrencyTable } from '../runs/load-rates.ts';
import { type ItemsToPlan, itemsToPlan } from './items-to-plan.ts';
import { loadPlanPolicy, type PlanPolicy } from './plan-policy.ts';
import { type PlanInput, type WishedPlan, wishedPlan } from './plan-terms-input.ts';
import { plannedAlone } from './planned-alone.ts';
import { loadPromisableItems } from './promisable-items.ts';
import { loadSegmentCurrencies, type SegmentCurrency } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/** What a customer and an agent would like to agree on, over which items, and what the bank allows. */
export interface PlanRequest {
  readonly wish: WishedPlan;
  readonly over: ItemsToPlan;
  readonly policy: PlanPolicy;
  /** Decimals of the plan's currency. */
  readonly digits: number;
  /**
   * The principal, and that of earlier plans of the customer that nobody else agreed to, in the segment's
   * currency, minor units: what the limit is compared with.
   */
  readonly limitAmount: number;
}

/** Reads and checks what an agent asks for. PLAN_…, AMOUNT_…, CURRENCY_… */
export async function planRequest(visit: Visit, input: PlanInput): Promise<PlanRequest> {
  const { db, position } = visit;
  const { segment, source, businessDate } = position;
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const ownDigits = currencies.minorDigits(source, currencies.currency);
  const policy = await loadPlanPolicy(db, segment, businessDate, ownDigits);
  const onOffer = await loadPromisableItems(db, position, currencies);
  const digitsOf = (currency: string) => currencies.minorDigits(source, currency);
  const over = itemsToPlan(input.items ?? [], source, onOffer, digitsOf);
  const digits = digitsOf(over.currency);
  const wish = wishedPlan(input, policy, businessDate, digits);
  const limitAmount = await amountForLimit(visit, over, policy, currencies);
  return { wish, over, policy, digits, limitAmount };
}

/** Zero where the bank has no limit; the plan that is `changed` counts once. */
export async function amountForLimit(
  visit: Visit,
  { principal, currency }: Pick<ItemsToPlan, 'principal' | 'currency'>,
  { approvalAbove }: PlanPolicy,
  currencies: CurrencyTable & SegmentCurrency,
  changed: string | null = null,
): Promise<number> {
  if (approvalAbove === null) return 0;
  const own = currencies.inSegmentCurrency(visit.position.source, principal, currency);
  return own + (await plannedAlone(visit, currencies, changed));
}
