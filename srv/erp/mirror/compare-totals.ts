import type { AccountTotal } from './erp-totals.ts';

/** One side's count of an account in a currency; `keys` null where the ERP gives no hash. */
export type SideTotal = Pick<AccountTotal, 'count' | 'amount' | 'keys'>;

/** One account and currency, as the ERP and as the mirror count it. */
export interface ComparedTotal {
  readonly companyCode: string;
  readonly account: string;
  readonly currency: string;
  readonly erp: SideTotal;
  readonly own: SideTotal;
}

/** What differs, the coarsest first. */
export type Difference = 'count' | 'amount' | 'keys';

const NOTHING = { count: 0, amount: 0, keys: 0 };

/** Every account that either side has, with both counts. An account without open items counts zero. */
export function compareTotals(
  erp: readonly AccountTotal[],
  own: readonly AccountTotal[],
): ComparedTotal[] {
  const compared = new Map<string, ComparedTotal>();
  for (const total of erp) {
    compared.set(keyOf(total), { ...accountOf(total), erp: sideOf(total), own: NOTHING });
  }
  for (const total of own) {
    const other = compared.get(keyOf(total))?.erp ?? NOTHING;
    compared.set(keyOf(total), { ...accountOf(total), erp: other, own: sideOf(total) });
  }
  return [...compared.values()];
}

/** Same number of items, same amount to the minor unit, same keys; what cannot be compared differs. */
export function differenceOf({ erp, own }: ComparedTotal): Difference | null {
  if (erp.count !== own.count) return 'count';
  if (erp.amount === null || erp.amount !== own.amount) return 'amount';
  return erp.keys === null || erp.keys === own.keys ? null : 'keys';
}

/** An account of which neither side has anything open. */
export function nothingOpen(
  account: Pick<ComparedTotal, 'companyCode' | 'account' | 'currency'>,
): ComparedTotal {
  return { ...account, erp: NOTHING, own: NOTHING };
}

function accountOf({ companyCode, account, currency }: AccountTotal) {
  return { companyCode, account, currency };
}

function sideOf({ count, amount, keys }: AccountTotal): SideTotal {
  return { count, amount, keys };
}

function keyOf({ companyCode, account, currency }: AccountTotal): string {
  return `${companyCode}/${account}/${currency}`;
}
