import { SaldoError } from '../../domain/errors.ts';
import { filledIn } from '../../domain/files/row-problem.ts';

/** What is wrong with a whole file or its load; _i18n has the same in all languages. */
export const FILE_ERRORS = {
  FILE_EMPTY: 'The file has no rows. Check what was exported.',
  FILE_HEADER_MISSING: 'The file has no row {row}, where the mapping expects the column names.',
  FILE_ENCODING_WRONG: 'The file is not written in {encoding}. Correct the mapping or use "auto".',
  FILE_QUOTE_OPEN: 'A quotation mark opened after row {row} is never closed. Correct the file.',
  FILE_ROW_TOO_LONG:
    'After row {row} there is a row of more than {length} characters. Look for a quotation mark that is not closed.',
  FILE_NOT_READABLE: 'The file cannot be read: {reason}. Save it again as CSV or XLSX.',
  FILE_OLD_EXCEL:
    'The file is an old or password-protected workbook. Save it as .xlsx without a password, or as CSV.',
  FILE_SHEET_UNKNOWN: 'The workbook has no sheet "{sheet}"; it has {sheets}.',
  FILE_UNPACKED_TOO_LARGE:
    'Unpacked, the workbook has more than {bytes} bytes. Split it or use CSV.',
  FILE_TOO_MANY_REJECTED:
    'More than {limit} rows were rejected, so the load has stopped. Check the mapping, then load the file again.',
  FILE_TOTALS_DIFFER:
    'The totals of the file are not those expected: {differences}. Nothing was loaded.',
  FILE_FULL_ITEMS_ONLY: 'Only items can be delivered in full; load {object} as a delta.',
  FILE_SOURCE_MIRRORED:
    'The {object} of source {source} are read from the ERP; a file would overwrite them. Use another source.',
  FILE_BUSY: 'This file is being checked or loaded already. Wait for it to end.',
  FILE_LOAD_BUSY: 'Another file of source {source} is being loaded. Wait for it to end.',
} as const;

export type FileErrorCode = keyof typeof FILE_ERRORS;

export function fileError(
  code: FileErrorCode,
  details: Record<string, string | number> = {},
): SaldoError {
  return new SaldoError(code, filledIn(FILE_ERRORS[code], details), details);
}
