import { type FileRow, isBlank } from '../../domain/files/cell.ts';
import {
  DELIMITERS,
  type FileDelimiter,
  type FileMapping,
  MAPPING_DEFAULTS,
} from '../../domain/files/file-mapping.ts';
import type { FileObjectName } from '../../domain/files/file-objects.ts';
import { suggestMapping } from '../../domain/files/suggest-mapping.ts';
import { fileError } from './file-error.ts';
import { fileRows, type ReadingOptions, writtenDelimiter } from './file-rows.ts';
import type { FileLimits } from './limits.ts';
import { headerNames } from './mapped-rows.ts';

/** Where the header is looked for: titles and dates of export may stand above it. */
const HEADER_WITHIN = 20;
const SAMPLE_ROWS = 200;

/** A mapping that the beginning of a file suggests. FILE_EMPTY and what reading meets. */
export async function suggestFromFile(
  file: string,
  object: FileObjectName,
  source: string,
  limits: FileLimits,
  sheet?: string,
): Promise<FileMapping> {
  const { encoding, delimiter: auto } = MAPPING_DEFAULTS;
  const options: ReadingOptions = { encoding, delimiter: auto, ...(sheet ? { sheet } : {}) };
  const rows = await firstRows(file, options, limits);
  const [header, ...below] = fromHeader(rows);
  if (!header) throw fileError('FILE_EMPTY');
  const suggested = suggestMapping(object, source, {
    headerRow: header.row,
    header: headerNames(header.cells),
    rows: below.map(({ cells }) => cells),
  });
  const delimiter = knownDelimiter(await writtenDelimiter(file, options));
  return { ...suggested, delimiter, ...(sheet ? { sheet } : {}) };
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

/** The header is the first row about as wide as the widest. */
function fromHeader(rows: readonly FileRow[]): readonly FileRow[] {
  const widths = rows.map(({ cells }) => headerNames(cells).filter(Boolean).length);
  const widest = Math.max(0, ...widths);
  const at = widths.slice(0, HEADER_WITHIN).findIndex((width) => width >= widest * 0.8);
  return at < 0 ? rows : rows.slice(at);
}

function knownDelimiter(delimiter: string): FileDelimiter {
  return DELIMITERS.find((one) => one === delimiter) ?? 'auto';
}
