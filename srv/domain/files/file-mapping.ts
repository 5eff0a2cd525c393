import type { FileObjectName } from './file-objects.ts';
import type { NumberFormat } from './read-number.ts';

/** How the columns of a file become fields, as it is saved (JSON). What is left out has its default. */
export interface FileMapping extends NumberFormat {
  readonly object: FileObjectName;
  /** Whose rows these are: files of two systems never meet. */
  readonly source: string;
  /** Row of the column names, from 1; 0 for a file without. Rows above it are left out. */
  readonly headerRow: number;
  /** The sheet's name; the first sheet when left out. */
  readonly sheet?: string;
  /** A byte order mark in the file goes before it. */
  readonly encoding: FileEncoding;
  readonly delimiter: FileDelimiter;
  /** Such as 'DD.MM.YYYY'. */
  readonly dateFormat: string;
  readonly fields: Readonly<Record<string, FieldMapping>>;
}

export type FileEncoding = (typeof ENCODINGS)[number];
export type FileDelimiter = (typeof DELIMITERS)[number];

export const ENCODINGS = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1252',
] as const;
export const DELIMITERS = ['auto', ';', ',', '\t', '|'] as const;

/** Where a field comes from: a column, by name or by number from 1, or one value for all rows. */
export interface FieldMapping {
  readonly column?: string | number;
  readonly constant?: string;
  /** For an empty cell. */
  readonly ifEmpty?: string;
  /** Filled with zeros on the left, as SAP stores keys of digits; lost when a spreadsheet reads them. */
  readonly padTo?: number;
  /** The file's values and what they mean; any other value is rejected. */
  readonly values?: Readonly<Record<string, string>>;
  /** Where the file writes what is owed as negative. */
  readonly isNegated?: boolean;
  /** Another column that makes the amount negative, as the credit mark of a list. */
  readonly negativeWhen?: { readonly column: string | number; readonly values: readonly string[] };
}

export const MAPPING_DEFAULTS = {
  headerRow: 1,
  encoding: 'auto',
  delimiter: 'auto',
  decimal: '.',
  thousands: '',
  dateFormat: 'YYYY-MM-DD',
} as const;
