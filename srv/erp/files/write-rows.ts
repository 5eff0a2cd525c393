import { SaldoError } from '../../domain/errors.ts';
import { rowProblem } from '../../domain/files/row-problem.ts';
import type { Database } from '../../platform/database.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import { changedRows } from '../mirror/changed-rows.ts';
import type { MirrorRow } from '../mirror/erp-object.ts';
import type { FileTarget } from './file-targets.ts';
import type { MappedRow } from './mapped-rows.ts';

/** A row of the file and what it becomes in each target. */
export interface PlannedRow {
  readonly row: MappedRow;
  readonly rows: readonly (readonly MirrorRow[])[];
}

/** What of a batch differs from what is stored, and how it is written. */
export interface ChangeSet {
  readonly db: Database;
  readonly source: string;
  readonly targets: readonly FileTarget[];
  readonly cause: string;
  readonly loadedAt: string;
  /** False while the tables have no rows of the source: then every row is new. */
  readonly compares: boolean;
  /** Customers of a source that was never evaluated have nothing to be looked at again. */
  readonly marks: boolean;
}

/** The rows that are new or different, with only those target rows that are. */
export async function changesOf(
  { db, source, targets, compares }: ChangeSet,
  planned: readonly PlannedRow[],
): Promise<readonly PlannedRow[]> {
  if (!compares) return planned;
  const changed = new Set<MirrorRow>();
  for (const [index, target] of targets.entries()) {
    const rows = planned.flatMap((one) => one.rows[index] ?? []);
    for (const row of await changedRows(db, target, source, rows)) changed.add(row);
  }
  return planned.flatMap(({ row, rows }) => {
    const differing = rows.map((some) => some.filter((one) => changed.has(one)));
    return differing.some((some) => some.length > 0) ? [{ row, rows: differing }] : [];
  });
}

/**
 * Writes changes and marks their customers in one transaction. What the database refuses is tried
 * row by row; the rows refused come back with the problem added.
 */
export async function writeChanges(
  set: ChangeSet,
  changes: readonly PlannedRow[],
): Promise<MappedRow[]> {
  if (changes.length === 0) return [];
  try {
    await writeTogether(set, changes);
    return [];
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    if (changes.length === 1) return changes.map(({ row }) => refused(row, error));
    const rejected: MappedRow[] = [];
    for (const change of changes) rejected.push(...(await writeChanges(set, [change])));
    return rejected;
  }
}

function writeTogether(
  { db, source, targets, cause, loadedAt, marks }: ChangeSet,
  changes: readonly PlannedRow[],
): Promise<void> {
  return db.transaction(async (tx) => {
    for (const [index, target] of targets.entries()) {
      await target.upsert(
        tx,
        changes.flatMap(({ rows }) => rows[index] ?? []),
      );
    }
    if (!marks) return;
    const partners = new Set(changes.map(({ row }) => String(row.values.partner)));
    await markChanged(
      tx,
      [...partners].map((partner) => ({ source, partner, cause, changedAt: loadedAt })),
    );
  });
}

function isRefusedByDatabase(error: unknown): error is SaldoError {
  return error instanceof SaldoError && error.code === 'DATABASE_STATEMENT_FAILED';
}

function refused(row: MappedRow, error: SaldoError): MappedRow {
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  const { code, message, details } = rowProblem('FILE_ROW_REFUSED', { reason });
  row.problems.push({ code, message, details });
  return row;
}
