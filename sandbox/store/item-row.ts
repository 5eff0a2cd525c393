import { fromWire, toWire } from '../bank/currencies.ts';
import type { LedgerItem } from '../ledger/item.ts';
import type { Row } from './entities.ts';

const amounts = [
  'CAAmountInTransactionCurrency',
  'CAAmountInLocalCurrency',
  'CADocBPItemTotalAmountInTC',
  'CADocBPItemOriglOpenAmountInTC',
] as const;

const flags = [
  'CAClearingPostingIsReset',
  'CAItemIsWithdrawn',
  'CAItemIsExcludedFromDunning',
  'CAIsIncludedInCollectionCase',
  'CAIsPartOfJointLiability',
] as const;

/** An item as its table holds it: amounts as CURR numbers. */
export function itemToRow(item: LedgerItem): Row {
  const row: Row = { ...item };
  for (const name of amounts) row[name] = toWire(item[name]);
  return row;
}

/** An item from its table row: amounts in minor units, flags as booleans. */
export function itemFromRow(row: Record<string, unknown>): LedgerItem {
  const item = { ...row };
  for (const name of amounts) item[name] = fromWire(row[name] as number);
  for (const name of flags) item[name] = Boolean(row[name]);
  return item as unknown as LedgerItem;
}
