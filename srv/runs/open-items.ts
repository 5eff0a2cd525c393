import { fromScaled4 } from '../domain/erp-amount.ts';
import type { ItemKey, OpenItem, SubstituteCategory } from '../domain/open-item.ts';
import type { CustomerRecord, DisputeRow, WrittenOffRow } from './customer-record.ts';
import type { CurrencyTable } from './load-rates.ts';

/**
 * A customer's open items in minor units, each with what of it is in dispute and not to be collected,
 * and what is to be written off.
 */
export function openItemsOf(
  {
    source,
    items,
    disputes,
    writtenOff,
  }: Pick<CustomerRecord, 'source' | 'items' | 'disputes' | 'writtenOff'>,
  currencies: CurrencyTable,
): OpenItem[] {
  return items.map((row) => {
    const digits = currencies.minorDigits(source, row.currency);
    return {
      source,
      document: row.document,
      repetition: row.repetition,
      item: row.item,
      subitem: row.subitem,
      companyCode: row.companyCode,
      account: row.account,
      contract: row.contract ?? '',
      currency: row.currency,
      amount: fromScaled4(row.amount4, digits),
      dueDate: row.dueDate,
      deferralDate: row.deferralDate,
      clearingStatus: '',
      clearingRestriction: row.clearingRestriction ?? '',
      statisticalCode: row.statisticalCode ?? '',
      substituteCategory: (row.substituteCategory ?? '') as SubstituteCategory,
      isAtErpAgency: row.isAtErpAgency === 1,
      disputedAmount: disputedAmount(row, disputes, digits),
      writtenOffAmount: writtenOffAmount(row, writtenOff, digits),
    };
  });
}

function disputedAmount(
  item: Omit<ItemKey, 'source'>,
  disputes: readonly DisputeRow[],
  digits: number,
): number {
  let sum = 0;
  for (const dispute of disputes) {
    if (!dispute.isToCollect && isSameItem(dispute, item))
      sum += fromScaled4(dispute.amount4, digits);
  }
  return sum;
}

function writtenOffAmount(
  item: Omit<ItemKey, 'source'>,
  parts: readonly WrittenOffRow[],
  digits: number,
): number {
  const own = parts.filter((part) => isSameItem(part, item));
  return own.reduce((sum, { amount4 }) => sum + fromScaled4(amount4, digits), 0);
}

/** Whether two keys of one source name the same item. */
export function isSameItem(a: Omit<ItemKey, 'source'>, b: Omit<ItemKey, 'source'>): boolean {
  return (
    a.document === b.document &&
    a.item === b.item &&
    a.repetition === b.repetition &&
    a.subitem === b.subitem
  );
}
