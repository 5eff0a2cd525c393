import { SaldoError } from '../errors.ts';

/** What is wrong with a row or a cell, as the file's owner is told; _i18n has the same in all languages. */
export const ROW_PROBLEMS = {
  FILE_FIELD_MISSING: 'Field {field} is empty. Fill it in.',
  FILE_AMOUNT_INVALID:
    'Field {field}: "{value}" is no number with the separators of the mapping. Correct the number or the mapping.',
  FILE_AMOUNT_NOT_EXACT:
    'Field {field}: {value} has more decimals than {currency} has. Correct the amount or the currency scales.',
  FILE_AMOUNT_TOO_LARGE: 'Field {field}: {value} is too large to be an amount. Correct it.',
  FILE_CURRENCY_WITHOUT_SCALE:
    'Currency "{currency}" of source {source} has no decimals. Correct it or add it to the currency scales.',
  FILE_DATE_INVALID:
    'Field {field}: "{value}" is no day in the form {format}. Correct the day or the mapping.',
  FILE_FLAG_INVALID:
    'Field {field}: "{value}" is neither yes nor no. Correct it or map its values.',
  FILE_TEXT_TOO_LONG: 'Field {field} has more than {length} characters. Shorten it.',
  FILE_TEXT_INVALID: 'Field {field} has characters that cannot be stored. Remove them.',
  FILE_VALUE_UNKNOWN:
    'Field {field}: the mapping has no value for "{value}". Correct it or map it.',
  FILE_DIGITS_LOST:
    'Field {field} is a number of more than 15 digits, of which the spreadsheet keeps 15. Format the column as text and enter it again.',
  FILE_CELL_FAULT: 'Field {field}: the cell shows {value}. Correct its formula.',
  FILE_CELL_NOT_CALCULATED:
    'Field {field} is a formula that was never calculated. Open the file, recalculate and save it.',
  FILE_ROW_WIDTH:
    'The row has {found} cells where the header has {expected}. Look for a separator or line break inside a text.',
  FILE_KEY_TWICE: 'The file has another row with the key {key}. Keep one of them.',
  FILE_ROW_REFUSED: 'The database refused the row: {reason}. Correct it.',
} as const;

export type RowProblemCode = keyof typeof ROW_PROBLEMS;

export interface RowProblem {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A problem as an error, so that reading a cell can stop at it. */
export function rowProblem(
  code: RowProblemCode,
  details: Record<string, string | number>,
): SaldoError {
  return new SaldoError(code, filledIn(ROW_PROBLEMS[code], details), details);
}

/** A text with its {placeholders} filled in. */
export function filledIn(text: string, details: RowProblem['details']): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(details[name] ?? mark));
}
