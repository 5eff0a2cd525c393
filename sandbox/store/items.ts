import type { ItemKey, LedgerItem } from '../ledger/item.ts';
import type { Tables } from './database.ts';
import { itemFromRow, itemToRow } from './item-row.ts';

/** Open items of a partner, oldest due first. */
export function openItemsOfPartner(tables: Tables, partner: string): LedgerItem[] {
  return read(tables, "BusinessPartner = ? AND CAClearingStatus = ''", partner);
}

/** Open items of a contract account, oldest due first. */
export function openItemsOfAccount(tables: Tables, account: string): LedgerItem[] {
  return read(tables, "ContractAccount = ? AND CAClearingStatus = ''", account);
}

/** Items that a promise, plan or collective bill stands for. */
export function itemsOfSubstitute(tables: Tables, document: string): LedgerItem[] {
  return read(tables, 'CASubstituteDocumentNumber = ?', document);
}

/** Rows that a clearing document cleared. */
export function itemsClearedBy(tables: Tables, document: string): LedgerItem[] {
  return read(tables, 'CAClearingDocumentNumber = ?', document);
}

/** All items of a document. */
export function itemsOfDocument(tables: Tables, document: string): LedgerItem[] {
  return read(tables, 'CADocumentNumber = ?', document);
}

/** The item with a key, or undefined. */
export function findItem(tables: Tables, key: ItemKey): LedgerItem | undefined {
  return read(
    tables,
    'CADocumentNumber = ? AND CARepetitionItemNumber = ? AND CABPItemNumber = ? AND CASubItemNumber = ?',
    key.CADocumentNumber,
    key.CARepetitionItemNumber,
    key.CABPItemNumber,
    key.CASubItemNumber,
  )[0];
}

/** Open items due on a day or before, of all partners. */
export function openItemsDueBy(tables: Tables, day: string): LedgerItem[] {
  return read(tables, "CAClearingStatus = '' AND CANetDueDate <= ?", day);
}

/** The next free subitem number of an item. */
export function nextSubItem(tables: Tables, item: LedgerItem): number {
  const [row] = tables.select(
    `SELECT MAX(CASubItemNumber) AS highest FROM $item
     WHERE CADocumentNumber = ? AND CARepetitionItemNumber = ? AND CABPItemNumber = ?`,
    item.CADocumentNumber,
    item.CARepetitionItemNumber,
    item.CABPItemNumber,
  );
  return Number(row?.highest ?? 0) + 1;
}

/** Writes items, new or changed. */
export function saveItems(tables: Tables, items: readonly LedgerItem[]): void {
  tables.upsert('item', items.map(itemToRow));
}

function read(tables: Tables, condition: string, ...values: string[]): LedgerItem[] {
  const text = `SELECT * FROM $item WHERE ${condition} ORDER BY CANetDueDate, CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber`;
  return tables.select(text, ...values).map(itemFromRow);
}
