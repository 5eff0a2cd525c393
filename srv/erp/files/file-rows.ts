import { open, stat } from 'node:fs/promises';
import type { FileRow } from '../../domain/files/cell.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import { csvRows, delimiterOf } from './csv-rows.ts';
import { fileError } from './file-error.ts';
import type { FileLimits } from './limits.ts';
import { threadedRows, WORTH_A_THREAD } from './xlsx/threaded-rows.ts';
import { xlsxRows } from './xlsx/xlsx-rows.ts';

export type FileFormat = 'csv' | 'xlsx';

/** How a file is to be read; for a workbook only the sheet matters. */
export type ReadingOptions = Pick<FileMapping, 'encoding' | 'delimiter' | 'sheet'>;

/** The rows of a CSV or XLSX file in batches, in memory that does not grow with the file. */
export async function* fileRows(
  file: string,
  options: ReadingOptions,
  limits: FileLimits,
): AsyncGenerator<FileRow[]> {
  if ((await formatOf(file)) === 'csv') {
    yield* csvRows(file, options, limits);
    return;
  }
  const isLarge = (await stat(file)).size >= WORTH_A_THREAD;
  yield* (isLarge ? threadedRows : xlsxRows)(file, options.sheet, limits);
}

/** By what the file begins with, whatever its name says. FILE_OLD_EXCEL, FILE_EMPTY. */
export async function formatOf(file: string): Promise<FileFormat> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead === 0) throw fileError('FILE_EMPTY');
    const start = buffer.toString('hex');
    if (start === 'd0cf11e0') throw fileError('FILE_OLD_EXCEL');
    return start === '504b0304' ? 'xlsx' : 'csv';
  } finally {
    await handle.close();
  }
}

/** What separates the cells of rows that are written again: the file's own, where it has one. */
export async function writtenDelimiter(file: string, options: ReadingOptions): Promise<string> {
  const isSheet = (await formatOf(file)) === 'xlsx';
  if (isSheet) return options.delimiter === 'auto' ? ';' : options.delimiter;
  return delimiterOf(file, options);
}
