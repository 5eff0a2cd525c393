import { dueDate } from './due-dates.ts';
import { periodRate } from './period-rate.ts';
import type { Instalment, PlanSchedule, PlanTerms } from './plan-terms.ts';
import { type Repayment, repayments } from './repayments.ts';

/**
 * The schedule of a plan to the minor unit: principal adds up to the principal, the last instalment
 * takes what rounding left. Interest runs one period before each due date, the first one too.
 * RATE_INVALID, PLAN_INSTALMENT_TOO_SMALL, PLAN_TOO_LONG.
 */
export function planSchedule(terms: PlanTerms): PlanSchedule {
  const rate = periodRate(terms.kind === 'interest-free' ? '0' : terms.rate, terms.every);
  const instalments = datedInstalments(terms, repayments(terms, rate));
  const interest = instalments.reduce((sum, row) => sum + row.interest, 0);
  const { principal, charges } = terms;
  return { principal, interest, charges, total: principal + interest + charges, instalments };
}

function datedInstalments(terms: PlanTerms, rows: readonly Repayment[]): Instalment[] {
  let balance = terms.principal;
  return rows.map(({ principal, interest }, index) => {
    balance -= principal;
    const charges = index === 0 ? terms.charges : 0;
    const dueOn = dueDate(terms.firstDueOn, terms.every, index);
    const amount = principal + interest + charges;
    return { number: index + 1, dueOn, amount, principal, interest, charges, balance };
  });
}
