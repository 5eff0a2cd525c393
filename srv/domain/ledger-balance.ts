import { safeInteger } from './money.ts';
import { isOpen, isStatistical, type OpenItem } from './open-item.ts';

/** What the ledger says is open in one company code, account and currency. */
export interface LedgerBalance {
  readonly companyCode: string;
  readonly account: string;
  readonly currency: string;
  readonly itemCount: number;
  /** Minor units, credits subtracted; may be negative. */
  readonly amount: number;
}

type LedgerItem = Pick<
  OpenItem,
  'companyCode' | 'account' | 'currency' | 'amount' | 'clearingStatus' | 'statisticalCode'
>;

/**
 * The balance that reconciles with the ERP's control totals: every open, non-statistical item,
 * repetitions, deferred, restricted and substituted items included. Sorted by company code,
 * account and currency. Never to be asked of a customer: see collectible-balance.
 */
export function ledgerBalances(items: Iterable<LedgerItem>): LedgerBalance[] {
  const balances = new Map<string, { -readonly [K in keyof LedgerBalance]: LedgerBalance[K] }>();
  for (const item of items) {
    if (!isOpen(item) || isStatistical(item)) continue;
    const { companyCode, account, currency } = item;
    const key = `${companyCode}\t${account}\t${currency}`;
    const balance = balances.get(key) ?? {
      companyCode,
      account,
      currency,
      itemCount: 0,
      amount: 0,
    };
    balance.itemCount += 1;
    balance.amount = safeInteger(balance.amount + item.amount);
    balances.set(key, balance);
  }
  return [...balances.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance);
}
