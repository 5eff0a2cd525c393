import { addDays, type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import type { Household } from '../domain/plans/affordability.ts';
import { PLAN_KINDS, type PlanInterval, type PlanKind } from '../domain/plans/plan-terms.ts';
import { badRequest } from '../requests/refusal.ts';
import { type AmountInput, type ItemInput, minorUnits } from './chosen-items.ts';
import type { PlanPolicy } from './plan-policy.ts';

/** What an agent asks for; decimals as OData sends them. */
export interface PlanInput {
  readonly items?: readonly (ItemInput | null)[] | null;
  readonly kind?: string | null;
  readonly rate?: AmountInput;
  readonly charges?: AmountInput;
  readonly firstDueOn?: IsoDate | null;
  readonly intervalUnit?: string | null;
  readonly intervalCount?: number | null;
  readonly instalmentCount?: number | null;
  readonly instalmentAmount?: AmountInput;
  readonly roundTo?: AmountInput;
  readonly income?: AmountInput;
  readonly expenses?: AmountInput;
}

/** The same, understood; amounts are minor units of the plan's currency. */
export interface WishedPlan extends Household {
  /** None: every kind. */
  readonly kind: PlanKind | null;
  readonly rate: string;
  readonly charges: number;
  readonly firstDueOn: IsoDate;
  readonly every: PlanInterval;
  /** None: the numbers that the bank offers. */
  readonly instalments: { readonly number: number } | { readonly amount: number } | null;
  readonly roundTo: number | null;
}

const UNITS = ['day', 'week', 'month'] as const;
/** A plan that pays less often than once in so many intervals is a typing error. */
const LONGEST_INTERVAL = 12;

/** Reads what was sent; what is left out follows the policy. PLAN_… and AMOUNT_… with the parameter. */
export function wishedPlan(
  input: PlanInput,
  policy: PlanPolicy,
  today: IsoDate,
  digits: number,
): WishedPlan {
  const amount = (value: AmountInput, whole: number, target: string) => {
    const units = minorUnits(value, digits, whole, target);
    if (units < 0) throw badRequest('PLAN_AMOUNT_NEGATIVE', target);
    return units;
  };
  const optional = (value: AmountInput, target: string) =>
    value === null || value === undefined ? null : amount(value, 0, target);
  return {
    kind: kindOf(input.kind ?? null),
    rate: input.rate === null || input.rate === undefined ? policy.rate : String(input.rate),
    charges: amount(input.charges, 0, 'charges'),
    firstDueOn: firstDay(input.firstDueOn ?? null, policy, today),
    every: intervalOf(input),
    instalments: instalmentsOf(
      input.instalmentCount ?? null,
      optional(input.instalmentAmount, 'instalmentAmount'),
    ),
    roundTo: optional(input.roundTo, 'roundTo') || null,
    income: optional(input.income, 'income'),
    expenses: optional(input.expenses, 'expenses'),
  };
}

function kindOf(kind: string | null): PlanKind | null {
  if (kind === null || kind === '') return null;
  const found = PLAN_KINDS.find((known) => known === kind);
  if (!found) throw badRequest('PLAN_KIND_UNKNOWN', 'kind', { value: kind });
  return found;
}

/** A month from now when left out. */
function firstDay(day: IsoDate | null, { firstWithinDays }: PlanPolicy, today: IsoDate): IsoDate {
  const latest = addDays(today, firstWithinDays);
  if (day === null) return latest < addDays(today, 30) ? latest : addDays(today, 30);
  if (!isIsoDate(day)) throw badRequest('DATE_INVALID', 'firstDueOn', { value: day });
  if (day > today && day <= latest) return day;
  throw badRequest('PLAN_FIRST_DAY_WRONG', 'firstDueOn', { day, today, latest });
}

function intervalOf({ intervalUnit, intervalCount }: PlanInput): PlanInterval {
  const unit = UNITS.find((known) => known === (intervalUnit || 'month'));
  const count = intervalCount ?? 1;
  if (unit && count >= 1 && count <= LONGEST_INTERVAL) return { unit, count };
  throw badRequest('PLAN_INTERVAL_WRONG', unit ? 'intervalCount' : 'intervalUnit');
}

function instalmentsOf(number: number | null, amount: number | null): WishedPlan['instalments'] {
  if (number !== null && amount !== null) {
    throw badRequest('PLAN_NUMBER_OR_AMOUNT', 'instalmentAmount');
  }
  if (number !== null) {
    if (number < 1) throw badRequest('PLAN_NUMBER_WRONG', 'instalmentCount');
    return { number };
  }
  if (amount === 0) throw badRequest('PLAN_NUMBER_WRONG', 'instalmentAmount');
  return amount === null ? null : { amount };
}
