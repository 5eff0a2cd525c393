import { crc32 } from 'node:zlib';
import { COMPANY_CODE, type LedgerItem, minorOf } from './erp-ledger.ts';
import type { ErpRow } from './odata-filter.ts';

interface Sum {
  readonly count: number;
  readonly minor: number;
  readonly keys: number;
}

/** The ERP's own aggregate of what is open, by account: number, amount, and a hash of the keys. */
export function controlTotalsOf(items: readonly LedgerItem[]): ErpRow[] {
  const sums = new Map<string, Sum>();
  for (const item of items) {
    const { count, minor, keys } = sums.get(item.ContractAccount) ?? {
      count: 0,
      minor: 0,
      keys: 0,
    };
    sums.set(item.ContractAccount, {
      count: count + 1,
      minor: minor + minorOf(item),
      keys: (keys + crc32(keyOf(item))) % 2 ** 32,
    });
  }
  return [...sums].map(([ContractAccount, { count, minor, keys }]) => ({
    CompanyCode: COMPANY_CODE,
    ContractAccount,
    TransactionCurrency: 'EUR',
    OpenItemCount: count,
    OpenAmount: (minor / 100).toFixed(2),
    OpenItemKeyHash: keys,
  }));
}

function keyOf(item: LedgerItem): string {
  const { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber } = item;
  return `${CADocumentNumber}${CARepetitionItemNumber}${CABPItemNumber}${CASubItemNumber}`;
}
