import { type Cell, cellText, type FileRow, isBlank } from '../../domain/files/cell.ts';
import {
  compileMapping,
  type FieldValues,
  type RowReader,
} from '../../domain/files/compile-mapping.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import { type RowProblem, rowProblem } from '../../domain/files/row-problem.ts';
import { fileError } from './file-error.ts';
import { fileRows, formatOf } from './file-rows.ts';
import type { FileLimits } from './limits.ts';

/** A row of a file with its fields; they are of no use when there are problems. */
export interface MappedRow extends FileRow {
  readonly values: FieldValues;
  readonly problems: RowProblem[];
}

export interface MappedFile {
  readonly header: readonly string[];
  /** Fields that the file has. */
  readonly mapped: readonly string[];
  /** Below the header, without blank rows. */
  readonly batches: AsyncIterable<MappedRow[]>;
}

/**
 * Opens a file with its mapping: the header is read and held against the mapping, the rows are read
 * as they are asked for. FILE_HEADER_MISSING, FILE_COLUMN_MISSING, FILE_COLUMN_TWICE and what
 * reading meets.
 */
export async function openMapped(
  file: string,
  mapping: FileMapping,
  limits: FileLimits,
): Promise<MappedFile> {
  const isSheet = (await formatOf(file)) === 'xlsx';
  const source = fileRows(file, mapping, limits);
  try {
    const { header, rest } = await readHeader(source, mapping.headerRow);
    const reader = compileMapping(mapping, header);
    const width = { cells: mapping.headerRow === 0 ? 0 : header.length, isSheet };
    const batches = mappedBatches(source, rest, (rows) => mapRows(rows, reader, width));
    return { header, mapped: reader.mapped, batches };
  } catch (error) {
    // A file that is not read to its end has to be closed.
    await source.return(undefined);
    throw error;
  }
}

async function* mappedBatches(
  source: AsyncGenerator<FileRow[]>,
  rest: readonly FileRow[],
  map: (rows: readonly FileRow[]) => MappedRow[],
): AsyncGenerator<MappedRow[]> {
  try {
    yield map(rest);
    for await (const rows of source) yield map(rows);
  } finally {
    await source.return(undefined);
  }
}

/** The names of the columns, and the rows that came with them. */
async function readHeader(
  source: AsyncGenerator<FileRow[]>,
  headerRow: number,
): Promise<{ header: string[]; rest: FileRow[] }> {
  if (headerRow === 0) return { header: [], rest: [] };
  for (;;) {
    const next = await source.next();
    if (next.done) throw fileError('FILE_HEADER_MISSING', { row: headerRow });
    const found = next.value.find(({ row }) => row === headerRow);
    if (!found) continue;
    const rest = next.value.filter(({ row }) => row > headerRow);
    return { header: headerNames(found.cells), rest };
  }
}

/** Names up to the last one; sheets often have formatted cells behind it. */
export function headerNames(cells: readonly Cell[]): string[] {
  const names = cells.map(cellText);
  const last = names.findLastIndex((name) => name !== '');
  return names.slice(0, last + 1);
}

interface Width {
  /** Cells of the header; 0 for a file without. */
  readonly cells: number;
  /** A sheet's row ends with its last filled cell. */
  readonly isSheet: boolean;
}

function mapRows(rows: readonly FileRow[], reader: RowReader, width: Width): MappedRow[] {
  const mapped: MappedRow[] = [];
  for (const { row, cells } of rows) {
    if (isBlank(cells)) continue;
    const problems: RowProblem[] = [];
    const values = reader.read(cells, problems);
    const fault = widthFault(cells, width);
    // A shifted row has many faults, and one cause.
    mapped.push({ row, cells, values, problems: fault ? [fault] : problems });
  }
  return mapped;
}

function widthFault(
  cells: readonly Cell[],
  { cells: expected, isSheet }: Width,
): RowProblem | null {
  const found = cells.length;
  if (expected === 0 || found === expected || (isSheet && found < expected)) return null;
  if (found > expected && isBlank(cells.slice(expected))) return null;
  const { code, message, details } = rowProblem('FILE_ROW_WIDTH', { found, expected });
  return { code, message, details };
}
