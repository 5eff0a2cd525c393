import { type FileRow, isBlank } from '../../domain/files/cell.ts';
import { fileError } from './file-error.ts';
import { fileRows, type ReadingOptions } from './file-rows.ts';
import type { FileLimits } from './limits.ts';
import { headerNames } from './mapped-rows.ts';

/** Where the header is looked for: titles and dates of export may stand above it. */
const HEADER_WITHIN = 20;
const SAMPLE_ROWS = 200;

/** The row of column names as it was found or named, and some rows below it. */
export interface FileStart {
  /** 0 for a file without column names. */
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly below: readonly FileRow[];
}

/**
 * Reads the beginning of a file. `headerRow` names the row of the column names, 0 none; left out, it
 * is the first row about as wide as the widest. FILE_EMPTY, FILE_HEADER_MISSING and what reading meets.
 */
export async function readStart(
  file: string,
  options: ReadingOptions,
  limits: FileLimits,
  headerRow?: number,
): Promise<FileStart> {
  const rows = await firstRows(file, options, limits);
  if (rows.length === 0) throw fileError('FILE_EMPTY');
  if (headerRow === 0) return { headerRow, header: [], below: rows };
  const at =
    headerRow === undefined ? headerAt(rows) : rows.findIndex(({ row }) => row === headerRow);
  const found = rows[at];
  if (!found) throw fileError('FILE_HEADER_MISSING', { row: headerRow ?? 1 });
  return { headerRow: found.row, header: headerNames(found.cells), below: rows.slice(at + 1) };
}

async function firstRows(
  file: string,
  options: ReadingOptions,
  limits: FileLimits,
): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of fileRows(file, options, limits)) {
    rows.push(...batch.filter(({ cells }) => !isBlank(cells)));
    if (rows.length >= SAMPLE_ROWS) break;
  }
  return rows.slice(0, SAMPLE_ROWS);
}

function headerAt(rows: readonly FileRow[]): number {
  const widths = rows.map(({ cells }) => headerNames(cells).filter(Boolean).length);
  const widest = Math.max(0, ...widths);
  const at = widths.slice(0, HEADER_WITHIN).findIndex((width) => width >= widest * 0.8);
  return Math.max(0, at);
}
