import { roundHalfUp } from './fraction.ts';
import type { Instalment, PlanInterval } from './plan-terms.ts';

/** What a household has in a month; minor units of the plan's currency, null when not asked. */
export interface Household {
  readonly income: number | null;
  readonly expenses: number | null;
}

/**
 * affordable: within the bank's share of what is left; tight: within what is left; unaffordable:
 * above it; unknown: nobody asked.
 */
export type AffordabilityVerdict = 'affordable' | 'tight' | 'unaffordable' | 'unknown';

export interface Affordability {
  readonly verdict: AffordabilityVerdict;
  /** What the plan's largest instalment takes in a month. */
  readonly monthlyBurden: number;
  /** Income less expenses; null when not asked. */
  readonly disposable: number | null;
}

/**
 * Whether a household can carry a plan: its largest instalment, as of a month, against what income
 * leaves after expenses. `share` in hundredths of a percent: 5000 is half.
 */
export function affordabilityOf(
  instalments: readonly Pick<Instalment, 'amount'>[],
  every: PlanInterval,
  { income, expenses }: Household,
  share: number,
): Affordability {
  const highest = Math.max(0, ...instalments.map(({ amount }) => amount));
  const monthlyBurden = ofAMonth(highest, every);
  if (income === null || expenses === null) {
    return { verdict: 'unknown', monthlyBurden, disposable: null };
  }
  const disposable = income - expenses;
  return { verdict: verdictOf(monthlyBurden, disposable, share), monthlyBurden, disposable };
}

function verdictOf(burden: number, disposable: number, share: number): AffordabilityVerdict {
  if (BigInt(burden) * 10_000n <= BigInt(disposable) * BigInt(share)) return 'affordable';
  return burden <= disposable ? 'tight' : 'unaffordable';
}

/** A year has 12 months, 365 days. */
function ofAMonth(amount: number, { unit, count }: PlanInterval): number {
  if (unit === 'month') return roundHalfUp(BigInt(amount), BigInt(count));
  const days = BigInt(unit === 'week' ? count * 7 : count);
  return roundHalfUp(BigInt(amount) * 365n, 12n * days);
}
