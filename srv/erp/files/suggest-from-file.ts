import {
  DELIMITERS,
  type FileDelimiter,
  type FileMapping,
  MAPPING_DEFAULTS,
} from '../../domain/files/file-mapping.ts';
import type { FileObjectName } from '../../domain/files/file-objects.ts';
import { suggestMapping } from '../../domain/files/suggest-mapping.ts';
import { readStart } from './file-beginning.ts';
import { type ReadingOptions, writtenDelimiter } from './file-rows.ts';
import type { FileLimits } from './limits.ts';

/**
 * A mapping that the beginning of a file suggests, with its header where it was named or is found.
 * FILE_EMPTY, FILE_HEADER_MISSING and what reading meets.
 */
export async function suggestFromFile(
  file: string,
  object: FileObjectName,
  source: string,
  limits: FileLimits,
  { sheet, headerRow: named }: Partial<Pick<FileMapping, 'sheet' | 'headerRow'>> = {},
): Promise<FileMapping> {
  const { encoding, delimiter: auto } = MAPPING_DEFAULTS;
  const options: ReadingOptions = { encoding, delimiter: auto, ...(sheet ? { sheet } : {}) };
  const { headerRow, header, below } = await readStart(file, options, limits, named);
  const rows = below.map(({ cells }) => cells);
  const suggested = suggestMapping(object, source, { headerRow, header, rows });
  const delimiter = knownDelimiter(await writtenDelimiter(file, options));
  return { ...suggested, delimiter, ...(sheet ? { sheet } : {}) };
}

function knownDelimiter(delimiter: string): FileDelimiter {
  return DELIMITERS.find((one) => one === delimiter) ?? 'auto';
}
