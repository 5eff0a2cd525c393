import type { FieldValue } from '../../domain/files/compile-mapping.ts';
import { filledIn, type RowProblem } from '../../domain/files/row-problem.ts';
import type { FileTotal } from './file-totals.ts';
import type { MappedRow } from './mapped-rows.ts';

/** What a file contains and what loading it does, or would do. */
export interface FileReport {
  readonly rows: number;
  /** New, or other than what is stored. */
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Open items that a full delivery does not have; null for a delta. */
  readonly left: number | null;
  readonly totals: readonly FileTotal[];
  /** The first rows as they are stored. */
  readonly first: readonly StoredRow[];
  readonly problems: readonly ProblemCount[];
  /** What is not wrong with a row, but should be looked at. */
  readonly warnings: readonly Warning[];
  readonly seconds: number;
}

export interface StoredRow {
  readonly row: number;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** How often a problem occurs, and in which rows first; text and details are those of the first. */
export interface ProblemCount {
  readonly code: string;
  readonly field?: string;
  readonly message: string;
  readonly details: RowProblem['details'];
  readonly count: number;
  readonly rows: readonly number[];
}

export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type WarningCode = keyof typeof WARNINGS;

/** _i18n has the same in all languages. */
export const WARNINGS = {
  FILE_LOADED_BEFORE: 'This very file was loaded on {day} already.',
  FILE_SOURCE_NEW: 'There are no rows of source {source} yet. Check that it is the right one.',
  FILE_COMPANY_CODE_UNCOLLECTED:
    'Company code {companyCode} of source {source} belongs to no segment, so its customers get on no list.',
  FILE_TOO_MANY_LEFT:
    '{count} of {open} open items are not in this full delivery; at most {limit} may leave at once, so none do. Check that the file is complete, or allow that number.',
  FILE_KEYS_UNKNOWN:
    '{rows} rejected rows have no readable key, so it is unknown which items have left, and none do. Correct them and load the file again.',
} as const;

export function warning(code: WarningCode, details: Warning['details']): Warning {
  return { code, message: filledIn(WARNINGS[code], details), details };
}

const FIRST_ROWS = 10;

/** Counts problems by code and field, so that a wrong mapping is one line and not a million. */
export class ProblemTally {
  readonly #counts = new Map<string, ProblemCount & { count: number; rows: number[] }>();

  add({ row, problems }: MappedRow): void {
    for (const { code, message, details } of problems) {
      const field = typeof details.field === 'string' ? { field: details.field } : {};
      const key = `${code}/${details.field ?? ''}`;
      const count = this.#counts.get(key) ?? {
        code,
        ...field,
        message,
        details,
        count: 0,
        rows: [],
      };
      this.#counts.set(key, count);
      count.count += 1;
      if (count.rows.length < FIRST_ROWS) count.rows.push(row);
    }
  }

  list(): ProblemCount[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count);
  }
}
