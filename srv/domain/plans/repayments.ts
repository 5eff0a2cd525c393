import { SaldoError } from '../errors.ts';
import { annuityAmount } from './annuity-amount.ts';
import { type Fraction, raisedTo, times } from './fraction.ts';
import type { PlanTerms } from './plan-terms.ts';

/** What one instalment repays; minor units. */
export interface Repayment {
  readonly principal: number;
  readonly interest: number;
}

/**
 * Principal and interest of each instalment. All but the last follow the plan's formula, rounded to
 * the minor unit; the last one takes the rest. PLAN_INSTALMENT_TOO_SMALL when an instalment repays
 * nothing, PLAN_TOO_LONG when it takes more instalments than are agreed.
 */
export function repayments(terms: PlanTerms, rate: Fraction): Repayment[] {
  if (terms.kind === 'annuity') return annuity(terms, rate);
  if (terms.kind === 'flat') return flat(terms, rate);
  return equalPrincipal(terms, terms.kind === 'interest-free' ? NO_INTEREST : rate);
}

const NO_INTEREST: Fraction = { over: 0n, under: 1n };

function annuity(terms: PlanTerms, rate: Fraction): Repayment[] {
  const { principal, instalments, roundTo } = terms;
  const amount =
    'number' in instalments
      ? raisedTo(roundTo, annuityAmount(principal, rate, instalments.number))
      : instalments.amount;
  return repay(terms, (balance) => {
    const interest = times(balance, rate);
    return { principal: amount - interest, interest };
  });
}

function equalPrincipal(terms: PlanTerms, rate: Fraction): Repayment[] {
  const { principal, instalments, roundTo } = terms;
  const part =
    'number' in instalments
      ? equalPart(principal, instalments.number, roundTo)
      : instalments.amount;
  return repay(terms, (balance) => ({ principal: part, interest: times(balance, rate) }));
}

/** Interest for the whole time on the whole principal, spread evenly like the principal. */
function flat(terms: PlanTerms, rate: Fraction): Repayment[] {
  const { principal, instalments, roundTo } = terms;
  const number = 'number' in instalments ? instalments.number : flatNumber(terms, rate);
  const interest = flatInterest(principal, rate, number);
  const amount =
    'number' in instalments ? equalPart(principal + interest, number, roundTo) : instalments.amount;
  const each = Math.floor(interest / number);
  const rows = repay({ ...terms, instalments: { number } }, () => {
    return { principal: amount - each, interest: each };
  });
  const told = each * (rows.length - 1);
  return rows.map((row, index) =>
    index === rows.length - 1 ? { ...row, interest: interest - told } : row,
  );
}

function flatInterest(principal: number, { over, under }: Fraction, number: number): number {
  return times(principal, { over: over * BigInt(number), under });
}

/** The fewest instalments of the amount that pay principal and their interest. */
function flatNumber({ principal, instalments, mostInstalments }: PlanTerms, rate: Fraction) {
  const amount = 'amount' in instalments ? instalments.amount : 0;
  for (let number = 1; number <= mostInstalments; number += 1) {
    if (principal + flatInterest(principal, rate, number) <= amount * number) return number;
  }
  throw tooLong(mostInstalments);
}

/** What does not divide goes into the last instalment, as FI-CA does it. */
function equalPart(total: number, number: number, roundTo: number | null): number {
  return roundTo === null ? Math.floor(total / number) : raisedTo(roundTo, total / number);
}

/** Repays until nothing is left: at the agreed number, or earlier where instalments were raised. */
function repay(
  { principal, instalments, mostInstalments }: PlanTerms,
  next: (balance: number) => Repayment,
): Repayment[] {
  const last = 'number' in instalments ? instalments.number : null;
  if (last !== null && last > mostInstalments) throw tooLong(mostInstalments);
  const rows: Repayment[] = [];
  let balance = principal;
  while (balance > 0) {
    if (rows.length === mostInstalments) throw tooLong(mostInstalments);
    const row = next(balance);
    if (rows.length + 1 === last || row.principal >= balance) {
      rows.push({ principal: balance, interest: row.interest });
      return rows;
    }
    if (row.principal <= 0) throw tooSmall(rows.length + 1);
    rows.push(row);
    balance -= row.principal;
  }
  return rows;
}

function tooSmall(number: number): SaldoError {
  return new SaldoError(
    'PLAN_INSTALMENT_TOO_SMALL',
    `Instalment ${number} would repay nothing; choose a larger amount or fewer instalments.`,
    { number },
  );
}

function tooLong(most: number): SaldoError {
  return new SaldoError(
    'PLAN_TOO_LONG',
    `It would take more than ${most} instalments; choose a larger amount or fewer instalments.`,
    { most },
  );
}
