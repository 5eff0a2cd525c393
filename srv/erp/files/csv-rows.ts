import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { FileRow } from '../../domain/files/cell.ts';
import { DELIMITERS, type FileMapping } from '../../domain/files/file-mapping.ts';
import { fileError } from './file-error.ts';
import { BATCH, type FileLimits } from './limits.ts';
import { decodedText, encodingOf } from './text-encoding.ts';

export type CsvOptions = Pick<FileMapping, 'encoding' | 'delimiter'>;

/** The rows of a CSV file in batches, one file buffer at a time in memory. Quotes as in RFC 4180. */
export async function* csvRows(
  file: string,
  options: CsvOptions,
  { rowLength }: FileLimits,
): AsyncGenerator<FileRow[]> {
  const encoding = await encodingOf(file, options.encoding);
  const delimiter = await delimiterOf(file, options);
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: rowLength,
  });
  const text = Readable.from(decodedText(file, encoding));
  text.on('error', (error) => parser.destroy(error));
  let row = 0;
  let batch: FileRow[] = [];
  try {
    for await (const cells of text.pipe(parser)) {
      row += 1;
      batch.push({ row, cells: cells as string[] });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw failureOf(error, row, rowLength);
  } finally {
    text.destroy();
  }
  if (batch.length > 0) yield batch;
}

/**
 * The separator of a file's cells: as named, else the one that cuts its first lines into the same
 * number of cells, and into most.
 */
export async function delimiterOf(
  file: string,
  { encoding, delimiter }: CsvOptions,
): Promise<string> {
  if (delimiter !== 'auto') return delimiter;
  const lines = await firstLines(file, encoding);
  let found: string = ';';
  let most = 0;
  for (const candidate of DELIMITERS.slice(1)) {
    const counts = lines.map((line) => line.split(candidate).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    if (usual > most) [found, most] = [candidate, usual];
  }
  return found;
}

/** Lines without what stands in quotation marks. */
async function firstLines(file: string, encoding: CsvOptions['encoding']): Promise<string[]> {
  for await (const text of decodedText(file, await encodingOf(file, encoding))) {
    const lines = text
      .slice(0, 65_536)
      .replace(/"[^"]*"/g, '')
      .split(/\r\n|\n|\r/);
    return lines.filter((line) => line.trim() !== '').slice(0, 50);
  }
  return [];
}

function failureOf(error: unknown, row: number, length: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return fileError('FILE_ROW_TOO_LONG', { row, length });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return fileError('FILE_QUOTE_OPEN', { row });
  return fileError('FILE_NOT_READABLE', { reason: error.message });
}
