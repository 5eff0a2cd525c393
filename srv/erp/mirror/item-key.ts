import type { ErpRecord } from './erp-record.ts';

/** The four key fields of an FI-CA item (OPBEL, OPUPW, OPUPK, OPUPZ). */
export const ITEM_KEYS = [
  'CADocumentNumber',
  'CARepetitionItemNumber',
  'CABPItemNumber',
  'CASubItemNumber',
] as const;

const LENGTHS = [12, 3, 4, 3] as const;

export interface ItemKeyColumns {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
}

export function itemKeyOf(record: ErpRecord): ItemKeyColumns {
  return {
    document: record.text('CADocumentNumber'),
    repetition: record.text('CARepetitionItemNumber'),
    item: record.text('CABPItemNumber'),
    subitem: record.text('CASubItemNumber'),
  };
}

/** The key as FI-CA writes it in one field: 22 characters without separators; null for others. */
export function itemKeyFromText(text: string): ItemKeyColumns | null {
  const key = text.trim();
  const [document, repetition, item, subitem] = LENGTHS;
  if (key.length !== document + repetition + item + subitem) return null;
  return {
    document: key.slice(0, 12),
    repetition: key.slice(12, 15),
    item: key.slice(15, 19),
    subitem: key.slice(19),
  };
}

/** One text for an item's key inside its source. */
export function itemText({ document, repetition, item, subitem }: ItemKeyColumns): string {
  return `${document}/${repetition}/${item}/${subitem}`;
}
