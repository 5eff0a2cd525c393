import { addDays, type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import {
  checkInstalments,
  type InstalmentBounds,
  type WishedInstalment,
} from '../domain/plans/check-instalments.ts';
import { closestInterval } from '../domain/plans/closest-interval.ts';
import { addMonths } from '../domain/plans/due-dates.ts';
import { badRequest } from '../requests/refusal.ts';
import { type AmountInput, minorUnits, withoutGaps } from './chosen-items.ts';
import { offerOf } from './plan-offer.ts';
import { loadPlanPolicy, type PlanPolicy } from './plan-policy.ts';
import { amountForLimit, type PlanRequest } from './plan-request.ts';
import { type PlanInput, type WishedPlan, wishedPlan } from './plan-terms-input.ts';
import { openOf, originalsOf, type PlanToChange, planToChange } from './plan-to-change.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/** New instalments one by one, or terms over which what is unpaid is spread evenly. */
export interface PlanChangeInput extends Omit<PlanInput, 'items' | 'kind' | 'rate' | 'charges'> {
  readonly plan: string;
  readonly instalments?: readonly (InstalmentInput | null)[] | null;
}

interface InstalmentInput {
  readonly dueOn?: IsoDate | null;
  readonly amount?: AmountInput;
}

/** What the ERP is to be asked for, as a plan over what is unpaid of the one that it has. */
export interface PlanChangeRequest extends PlanRequest {
  readonly change: PlanToChange;
  readonly instalments: readonly WishedInstalment[];
}

/** Reads and checks new instalments of a plan against what the bank agrees to. PLAN_…, AMOUNT_… */
export async function planChangeRequest(
  visit: Visit,
  input: PlanChangeInput,
): Promise<PlanChangeRequest> {
  const { db, position } = visit;
  const { segment, source, businessDate: today } = position;
  const change = await planToChange(db, position, input.plan);
  const { plan, digits } = change;
  const currencies = await loadSegmentCurrencies(db, segment, today);
  const ownDigits = currencies.minorDigits(source, currencies.currency);
  const policy = await loadPlanPolicy(db, segment, today, ownDigits);
  const over = await originalsOf(db, change);
  const rows = wishedRows(input, digits);
  if (rows) refuseAsBefore(rows, change);
  const terms = wishedPlan(asTerms(input, change, rows), policy, today, digits);
  const wish = rows ? { ...terms, every: closestInterval(rows, terms.every) } : terms;
  const limitAmount = await amountForLimit(visit, over, policy, currencies, plan.id);
  const request = { wish, over, policy, digits, limitAmount };
  const instalments = rows ?? spread(request, wish);
  if (!rows) refuseAsBefore(instalments, change);
  const bounds = boundsOf(change, policy, today);
  const problem = checkInstalments(instalments, bounds);
  if (problem) throw badRequest(problem.code, `instalments[${problem.row}]`, problem.values);
  return { ...request, change, instalments };
}

/** PLAN_CHANGE_NOTHING: comes before what else is wrong, since nobody asked for anything. */
function refuseAsBefore(rows: readonly WishedInstalment[], { unpaid }: PlanToChange): void {
  const isSame = unpaid.every(({ dueOn, amount }, index) => {
    return rows[index]?.dueOn === dueOn && rows[index]?.amount === amount;
  });
  if (!isSame || rows.length !== unpaid.length) return;
  throw badRequest('PLAN_CHANGE_NOTHING', 'instalments');
}

/** None: spread evenly. */
function wishedRows(
  { instalments }: PlanChangeInput,
  digits: number,
): readonly WishedInstalment[] | null {
  const rows = withoutGaps(instalments, 'instalments').map(({ dueOn, amount }, index) => {
    const at = `instalments[${index}]`;
    const day = dueOn ?? '';
    if (!isIsoDate(day)) throw badRequest('DATE_INVALID', `${at}/dueOn`, { value: day });
    return { dueOn: day, amount: minorUnits(amount, digits, 0, `${at}/amount`) };
  });
  return rows.length > 0 ? rows : null;
}

/** What is not said stays as it was agreed: interval, number of what is unpaid, what the customer can carry. */
function asTerms(
  input: PlanChangeInput,
  { plan, unpaid }: PlanToChange,
  rows: readonly WishedInstalment[] | null,
): PlanInput {
  const number = rows?.length ?? input.instalmentCount ?? unpaid.length;
  return {
    kind: 'interest-free',
    firstDueOn: rows?.[0]?.dueOn ?? input.firstDueOn,
    intervalUnit: input.intervalUnit || plan.intervalUnit,
    intervalCount: input.intervalCount ?? plan.intervalCount,
    instalmentCount: rows || !input.instalmentAmount ? number : input.instalmentCount,
    instalmentAmount: rows ? null : input.instalmentAmount,
    income: input.income ?? plan.income,
    expenses: input.expenses ?? plan.expenses,
  };
}

function spread(request: PlanRequest, { instalments }: WishedPlan): readonly WishedInstalment[] {
  if (!instalments) throw badRequest('PLAN_NUMBER_WRONG', 'instalmentCount');
  return offerOf(request, 'interest-free', instalments).schedule.instalments;
}

function boundsOf(change: PlanToChange, policy: PlanPolicy, today: IsoDate): InstalmentBounds {
  return {
    open: openOf(change),
    digits: change.digits,
    today,
    firstAtLatest: addDays(today, policy.firstWithinDays),
    lastAtLatest: addMonths(today, policy.longestMonths),
    mostInstalments: policy.mostInstalments,
  };
}
