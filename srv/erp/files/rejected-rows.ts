import type { Cell } from '../../domain/files/cell.ts';
import { type CsvFormat, csvLine } from '../../domain/files/csv-text.ts';
import type { RowProblem } from '../../domain/files/row-problem.ts';
import type { Database } from '../../platform/database.ts';
import { rejectedRowsTable } from '../../platform/tables.ts';
import type { MappedRow } from './mapped-rows.ts';

/** How rejected rows are written, so that the mapping of their file reads them once more. */
export interface RejectFormat extends CsvFormat {
  readonly headerRow: number;
}

/** What a problem is called in the reader's language. */
export type ProblemText = (problem: RowProblem) => string;

/** Columns behind those of the file; the mapping does not look at them. */
const OWN_COLUMNS = ['saldo_row', 'saldo_codes', 'saldo_texts'];
/** Tells spreadsheets, and our own reading, that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** Keeps rows as they were, each with what is wrong with it. */
export function saveRejectedRows(
  db: Database,
  load: string,
  rows: readonly MappedRow[],
): Promise<number> {
  return db.upsert(
    rejectedRowsTable,
    rows.map(({ row, cells, problems }) => ({
      load,
      rowNumber: row,
      cells: JSON.stringify(cells),
      problems: JSON.stringify(problems),
    })),
  );
}

/** Deletes the rejected rows of a load: they are personal data. */
export function discardRejectedRows(db: Database, load: string): Promise<number> {
  return db.execute('DELETE FROM saldo_files_RejectedRows WHERE load = ?', [load]);
}

/**
 * The rejected rows of a load as CSV, piece by piece: the original cells in their order, the row's
 * number, and what is wrong in codes and words. Corrected, it can be loaded with the same mapping.
 */
export async function* rejectFile(
  db: Database,
  load: string,
  header: readonly string[],
  format: RejectFormat,
  textOf: ProblemText,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  if (format.headerRow > 0) {
    // The rows above the header, which the mapping leaves out.
    yield '\r\n'.repeat(format.headerRow - 1) + csvLine([...header, ...OWN_COLUMNS], format);
  }
  const sql = `SELECT rowNumber AS "rowNumber", cells, problems FROM saldo_files_RejectedRows
    WHERE load = ? ORDER BY rowNumber`;
  for await (const rows of db.stream<StoredRow>(sql, [load])) {
    yield rows.map((row) => rejectLine(row, header.length, format, textOf)).join('');
  }
}

interface StoredRow {
  readonly rowNumber: number;
  readonly cells: string;
  readonly problems: string;
}

function rejectLine(
  { rowNumber, cells, problems }: StoredRow,
  width: number,
  format: RejectFormat,
  textOf: ProblemText,
): string {
  const original = JSON.parse(cells) as Cell[];
  while (original.length < width) original.push('');
  const known = JSON.parse(problems) as RowProblem[];
  const codes = known.map(({ code }) => code).join(' ');
  const texts = known.map(textOf).join(' ');
  return csvLine([...original, String(rowNumber), codes, texts], format);
}
