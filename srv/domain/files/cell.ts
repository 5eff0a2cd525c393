/**
 * A cell as a file gives it: text as it was written, or what a spreadsheet knows to be more. `text`
 * is '1234.5' of a number, 'YYYY-MM-DD' of a day, 'true' or 'false' of a flag, '#REF!' of a fault.
 * A formula counts by the value that was last calculated; `uncalculated` is one that has none.
 */
export type Cell = string | TypedCell;

export interface TypedCell {
  readonly kind: 'number' | 'day' | 'flag' | 'fault' | 'uncalculated';
  readonly text: string;
}

/** One row of a file with its number as a spreadsheet shows it, from 1, the header included. */
export interface FileRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Spreadsheets take a leading apostrophe as "this is text"; reject files carry it as a guard. */
const GUARD = /^'(?=[=+\-@\t\r])/;

/** What a cell says as text, without blanks around it and without the guard of a reject file. */
export function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return cell.text;
  const text = cell.trim();
  return text.startsWith("'") ? text.replace(GUARD, '') : text;
}

export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cellText(cell) === '');
}
