import { SaldoError } from '../../domain/errors.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import { FILE_OBJECTS } from '../../domain/files/file-objects.ts';
import { KeySet } from '../../domain/files/key-set.ts';
import { rowProblem } from '../../domain/files/row-problem.ts';
import { type FileReport, ProblemTally, type StoredRow } from './file-report.ts';
import type { FileScales } from './file-scales.ts';
import { type FileTargets, targetsOf } from './file-targets.ts';
import { FileTotals } from './file-totals.ts';
import type { MappedRow } from './mapped-rows.ts';
import type { PlannedRow } from './write-rows.ts';

const FIRST_ROWS = 20;

/**
 * One reading of a file from its first row to its last: checks each row, plans what it becomes, and
 * counts. The keys of all rows are remembered, the rows are not.
 */
export class FilePass {
  readonly mapping: FileMapping;
  readonly written: FileTargets;
  readonly keys = new KeySet();
  readonly totals: FileTotals;
  readonly problems = new ProblemTally();
  readonly #scales: FileScales;
  readonly #loadedAt: string;
  readonly #keyFields: readonly string[];
  readonly #first: StoredRow[] = [];
  rows = 0;
  changed = 0;
  rejected = 0;
  /** Rejected rows of which not even the key can be read. */
  withoutKey = 0;

  constructor(
    mapping: FileMapping,
    mapped: readonly string[],
    scales: FileScales,
    loadedAt: string,
  ) {
    this.mapping = mapping;
    this.written = targetsOf(mapping.object, mapped);
    this.totals = new FileTotals(mapping.object, scales);
    this.#scales = scales;
    this.#loadedAt = loadedAt;
    this.#keyFields = FILE_OBJECTS[mapping.object]?.keys ?? [];
  }

  /** Sorts a batch into what can be written and what is rejected. */
  plan(batch: readonly MappedRow[]): { planned: PlannedRow[]; rejected: MappedRow[] } {
    const planned: PlannedRow[] = [];
    const rejected: MappedRow[] = [];
    for (const row of batch) {
      this.rows += 1;
      this.#checkKey(row);
      const rows = row.problems.length === 0 ? this.#rowsOf(row) : null;
      if (rows) planned.push({ row, rows });
      else rejected.push(row);
    }
    for (const row of rejected) this.reject(row);
    return { planned, rejected };
  }

  reject(row: MappedRow): void {
    this.rejected += 1;
    this.problems.add(row);
  }

  report(rest: Pick<FileReport, 'left' | 'warnings' | 'seconds'>): FileReport {
    const { rows, changed, rejected } = this;
    const unchanged = rows - changed - rejected;
    return {
      ...{ rows, changed, unchanged, rejected },
      ...rest,
      totals: this.totals.list(),
      first: this.#first,
      problems: this.problems.list(),
    };
  }

  /** A second row with the same key would silently win over the first. */
  #checkKey(row: MappedRow): void {
    let key = '';
    if (row.problems.some(({ code }) => code === 'FILE_ROW_WIDTH')) {
      this.withoutKey += 1;
      return;
    }
    for (const name of this.#keyFields) {
      const value = row.values[name];
      if (value === null || value === undefined) {
        this.withoutKey += 1;
        return;
      }
      key += key === '' ? value : `/${value}`;
    }
    if (this.keys.add(key)) return;
    const { code, message, details } = rowProblem('FILE_KEY_TWICE', { key });
    row.problems.push({ code, message, details });
  }

  /** What the row becomes; null, with the problem added, when its amounts do not fit. */
  #rowsOf(row: MappedRow): PlannedRow['rows'] | null {
    const { source } = this.mapping;
    const context = { source, loadedAt: this.#loadedAt, scales: this.#scales };
    try {
      const rows = this.written.targets.map((target) => target.rows(row.values, context));
      this.totals.add(row.values);
      this.#keepFirst(row, rows[0]?.[0]);
      return rows;
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      row.problems.push({ code: error.code, message: error.message, details: error.details });
      return null;
    }
  }

  /** With what becomes rows of other tables, as a partner's phone. */
  #keepFirst({ row, values }: MappedRow, stored: object | undefined): void {
    if (this.#first.length >= FIRST_ROWS || !stored) return;
    this.#first.push({ row, values: { ...values, ...stored } as StoredRow['values'] });
  }
}
