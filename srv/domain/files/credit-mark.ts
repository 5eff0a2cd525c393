import type { FieldMapping } from './file-mapping.ts';

/**
 * What columns are called that say on which side an amount is, as `plainName` writes it: SAP's SHKZG
 * and lists in German, English, Spanish and Portuguese.
 */
const MARKS = new Set([
  's h',
  'sh',
  'soll haben',
  'soll haben kennzeichen',
  'shkzg',
  'd c',
  'dc',
  'dr cr',
  'debit credit',
  'debit credit indicator',
  'd h',
  'debe haber',
  'debito credito',
]);

/** What such columns say of a credit: Haben, credit, haber, crédito. */
const CREDITS = new Set(['h', 'haben', 'haber', 'c', 'cr', 'credit', 'credito', 'crédito']);
/** Where the beginning of a file has debits only. */
const USUAL = ['H', 'C', 'CR'];

export interface MarkedColumn {
  readonly name: string;
  /** As it is written in a mapping. */
  readonly column: string | number;
  readonly values: readonly string[];
}

/**
 * The column that makes amounts credits, as far as names and values tell; none where amounts have
 * signs of their own, which the mark would turn round once more.
 */
export function creditMark(
  columns: readonly MarkedColumn[],
  amounts: readonly string[],
): FieldMapping['negativeWhen'] {
  const mark = columns.find(({ name }) => MARKS.has(name));
  if (!mark || amounts.some((amount) => /[-\u2212(]/.test(amount))) return undefined;
  const credits = [...new Set(mark.values)].filter((value) => CREDITS.has(value.toLowerCase()));
  return { column: mark.column, values: credits.length > 0 ? credits : USUAL };
}
