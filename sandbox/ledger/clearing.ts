import { SandboxError } from '../sandbox-error.ts';
import type { LedgerItem } from './item.ts';

/** The document that clears: its number, day, reason (01 incoming payment) and change stamp. */
export interface ClearingDocument {
  number: string;
  date: string;
  reason: string;
  stamp: { date: string; time: string };
}

/** What clearing did: rows that changed, rows that are new, and the amount that found no item. */
export interface Clearing {
  changed: LedgerItem[];
  added: LedgerItem[];
  /** The rows (changed or added) that are cleared now, with the amount each took. */
  cleared: LedgerItem[];
  rest: number;
}

/**
 * Clears items with an amount, in the order given. What an amount covers is cleared in full;
 * the first it does not cover is split: the residue stays open under the item's own subitem,
 * the paid part becomes a new, cleared subitem (OPUPZ_KK).
 * @param nextSubItem number of the next free subitem of an item's document, repetition and item
 */
export function clearItems(
  items: readonly LedgerItem[],
  amount: number,
  document: ClearingDocument,
  nextSubItem: (item: LedgerItem) => number,
): Clearing {
  const result: Clearing = { changed: [], added: [], cleared: [], rest: amount };
  for (const item of items) {
    if (result.rest <= 0) break;
    const open = item.CAAmountInTransactionCurrency;
    if (open <= result.rest) clearInFull(item, document, result);
    else clearInPart(item, document, nextSubItem(item), result);
  }
  return result;
}

/** The order in which a payment clears: oldest due first, then by document. */
export function byClearingPriority(a: LedgerItem, b: LedgerItem): number {
  return (
    a.CANetDueDate.localeCompare(b.CANetDueDate) ||
    a.CADocumentNumber.localeCompare(b.CADocumentNumber) ||
    a.CARepetitionItemNumber.localeCompare(b.CARepetitionItemNumber) ||
    a.CASubItemNumber.localeCompare(b.CASubItemNumber)
  );
}

function clearInFull(item: LedgerItem, document: ClearingDocument, result: Clearing): void {
  const row = {
    ...item,
    ...clearedBy(document),
    CADocBPItemOriglOpenAmountInTC: item.CAAmountInTransactionCurrency,
  };
  result.changed.push(row);
  result.cleared.push(row);
  result.rest -= item.CAAmountInTransactionCurrency;
}

function clearInPart(
  item: LedgerItem,
  document: ClearingDocument,
  subItem: number,
  result: Clearing,
): void {
  const paid = result.rest;
  const part = {
    ...item,
    ...clearedBy(document),
    CASubItemNumber: subItemText(item, subItem),
    CAAmountInTransactionCurrency: paid,
    CAAmountInLocalCurrency: shareOf(item, paid),
    CADocBPItemOriglOpenAmountInTC: item.CAAmountInTransactionCurrency,
  };
  result.changed.push({
    ...item,
    CAAmountInTransactionCurrency: item.CAAmountInTransactionCurrency - paid,
    CAAmountInLocalCurrency: item.CAAmountInLocalCurrency - part.CAAmountInLocalCurrency,
    LastChangeDate: document.stamp.date,
    LastChangeTime: document.stamp.time,
  });
  result.added.push(part);
  result.cleared.push(part);
  result.rest = 0;
}

function clearedBy(document: ClearingDocument) {
  return {
    CAClearingStatus: '9',
    CAClearingDate: document.date,
    CAClearingDocumentNumber: document.number,
    CAPostingDateOfClearingDoc: document.date,
    CAClearingReason: document.reason,
    LastChangeDate: document.stamp.date,
    LastChangeTime: document.stamp.time,
  } as const;
}

/** The same part of the local amount; the residue keeps what rounding leaves. */
function shareOf(item: LedgerItem, paid: number): number {
  return Math.round((item.CAAmountInLocalCurrency * paid) / item.CAAmountInTransactionCurrency);
}

function subItemText(item: LedgerItem, subItem: number): string {
  if (subItem <= 999) return String(subItem).padStart(3, '0');
  throw new SandboxError(
    'SUBITEMS_EXHAUSTED',
    `Document ${item.CADocumentNumber} item ${item.CABPItemNumber} has 999 subitems; clear it in full`,
    409,
  );
}
