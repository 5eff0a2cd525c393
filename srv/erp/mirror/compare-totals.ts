import type { AccountTotal } from './erp-totals.ts';

/** One account and currency, as the ERP and as the mirror count it. */
export interface ComparedTotal {
  readonly companyCode: string;
  readonly account: string;
  readonly currency: string;
  readonly erp: { readonly count: number; readonly amount: number | null };
  readonly own: { readonly count: number; readonly amount: number | null };
}

const NOTHING = { count: 0, amount: 0 };

/** Every account that either side has, with both counts. An account without open items counts zero. */
export function compareTotals(
  erp: readonly AccountTotal[],
  own: readonly AccountTotal[],
): ComparedTotal[] {
  const compared = new Map<string, ComparedTotal>();
  for (const total of erp) {
    compared.set(keyOf(total), { ...accountOf(total), erp: countOf(total), own: NOTHING });
  }
  for (const total of own) {
    const other = compared.get(keyOf(total))?.erp ?? NOTHING;
    compared.set(keyOf(total), { ...accountOf(total), erp: other, own: countOf(total) });
  }
  return [...compared.values()];
}

/** Same number of items and same amount to the minor unit; what cannot be compared does not agree. */
export function agrees({ erp, own }: ComparedTotal): boolean {
  return erp.amount !== null && erp.count === own.count && erp.amount === own.amount;
}

function accountOf({ companyCode, account, currency }: AccountTotal) {
  return { companyCode, account, currency };
}

function countOf({ count, amount }: AccountTotal) {
  return { count, amount };
}

function keyOf({ companyCode, account, currency }: AccountTotal): string {
  return `${companyCode}/${account}/${currency}`;
}
