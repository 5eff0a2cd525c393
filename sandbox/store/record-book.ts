import type { LedgerItem } from '../ledger/item.ts';
import { type EntityKind, entities, type Row } from './entities.ts';
import { itemToRow } from './item-row.ts';

/** Rows collected by kind until they are written in bulk. */
export interface RecordBook {
  add(kind: EntityKind, row: Row): void;
  addItem(item: LedgerItem): void;
  rows(kind: EntityKind): readonly Row[];
  clear(): void;
}

/** An empty book. */
export function createRecordBook(): RecordBook {
  const book = new Map<EntityKind, Row[]>();
  const of = (kind: EntityKind) => {
    const rows = book.get(kind) ?? [];
    book.set(kind, rows);
    return rows;
  };
  return {
    add: (kind, row) => void of(kind).push(row),
    addItem: (item) => void of('item').push(itemToRow(item)),
    rows: (kind) => of(kind),
    clear: () => book.clear(),
  };
}

/** Every kind, in the order of the list above. */
export const kinds = Object.keys(entities) as EntityKind[];
