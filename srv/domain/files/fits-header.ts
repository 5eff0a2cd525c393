import type { FileMapping } from './file-mapping.ts';
import { columnKey } from './find-column.ts';

/**
 * True when a file with these column names has each one that a mapping names. A mapping that names
 * none, as of a file without a header, says nothing about the file.
 */
export function fitsHeader(
  { fields }: Pick<FileMapping, 'fields'>,
  header: readonly string[],
): boolean {
  const names = new Set(header.map(columnKey));
  const columns = Object.values(fields)
    .flatMap(({ column, negativeWhen }) => [column, negativeWhen?.column])
    .filter((column) => typeof column === 'string');
  return columns.length > 0 && columns.every((column) => names.has(columnKey(column)));
}
