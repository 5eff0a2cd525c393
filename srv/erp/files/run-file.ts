import { setImmediate } from 'node:timers/promises';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { fileError } from './file-error.ts';
import { FilePass } from './file-pass.ts';
import { type FileReport, type Warning, warning } from './file-report.ts';
import { loadFileScales } from './file-scales.ts';
import {
  hasRows,
  isEvaluated,
  newSourceWarnings,
  refuseMirrored,
  uncollectedWarnings,
} from './file-source.ts';
import { compareExpected, type ExpectedTotal } from './file-totals.ts';
import { markLeft, missingItems } from './left-items.ts';
import { DEFAULT_LIMITS, type FileLimits } from './limits.ts';
import { type MappedFile, type MappedRow, openMapped } from './mapped-rows.ts';
import { type ChangeSet, changesOf, writeChanges } from './write-rows.ts';

export type Delivery = 'delta' | 'full';

export interface FileOptions {
  readonly file: string;
  readonly mapping: FileMapping;
  /** `full`: open items that the file does not have have left. */
  readonly delivery: Delivery;
  /** A load whose totals differ from these writes nothing. */
  readonly expected?: readonly ExpectedTotal[];
  /** How many items may leave; a twentieth of the open ones, or 100, when left out. */
  readonly mayLeave?: number | null;
  readonly loadedAt: Instant;
  readonly limits?: FileLimits;
  readonly signal?: AbortSignal;
  /** Takes the rows that a load rejects, as they are found. */
  readonly onRejected?: (rows: readonly MappedRow[], header: readonly string[]) => Promise<void>;
  readonly onProgress?: (counts: FileCounts) => Promise<void>;
}

export type FileCounts = Pick<FileReport, 'rows' | 'changed' | 'rejected'>;

/** Reads a whole file and says what loading it would do; writes nothing. */
export async function previewFile(db: Database, options: FileOptions): Promise<FileReport> {
  const startedAt = performance.now();
  const { source } = options.mapping;
  const opened = await openPass(db, options);
  const isNew = await newSourceWarnings(db, source);
  const set = await changeSet(db, opened, options);
  await eachBatch(opened, options, async (batch) => {
    const { planned } = opened.pass.plan(batch);
    opened.pass.changed += (await changesOf(set, planned)).length;
  });
  const { count, warnings } = await whatLeaves(db, options, opened.pass);
  const uncollected = await uncollectedWarnings(db, source, opened.pass.totals.companyCodes());
  return opened.pass.report({
    left: count,
    warnings: [...isNew, ...uncollected, ...warnings],
    seconds: secondsSince(startedAt),
  });
}

/**
 * Loads a file: what is new or different is written in short transactions, its customers are marked
 * to be evaluated again, and rows that cannot be used are handed to `onRejected`. The same file once
 * more changes nothing. What is wrong with the file as a whole (FILE_…, docs/file-loads.md) is
 * thrown; what was written before stays, and loading again goes on from there.
 */
export async function loadFile(db: Database, options: FileOptions): Promise<FileReport> {
  const startedAt = performance.now();
  await checkExpected(db, options);
  const opened = await openPass(db, options);
  const { pass } = opened;
  const set = await changeSet(db, opened, options);
  await eachBatch(opened, options, async (batch) => {
    const { planned, rejected } = pass.plan(batch);
    const changes = await changesOf(set, planned);
    const refused = await writeChanges(set, changes);
    for (const row of refused) pass.reject(row);
    pass.changed += changes.length - refused.length;
    await handOver([...rejected, ...refused], opened, options);
  });
  const { items, warnings } = await whatLeaves(db, options, pass);
  await markLeft(db, options.mapping.source, items, options.loadedAt);
  const left = options.delivery === 'full' ? items.length : null;
  return pass.report({ left, warnings, seconds: secondsSince(startedAt) });
}

interface OpenedPass extends MappedFile {
  readonly pass: FilePass;
}

async function openPass(db: Database, options: FileOptions): Promise<OpenedPass> {
  const { file, mapping, delivery, loadedAt, limits = DEFAULT_LIMITS } = options;
  const { object, source } = mapping;
  if (delivery === 'full' && object !== 'items')
    throw fileError('FILE_FULL_ITEMS_ONLY', { object });
  await refuseMirrored(db, mapping);
  const scales = await loadFileScales(db, source);
  const mapped = await openMapped(file, mapping, limits);
  return { ...mapped, pass: new FilePass(mapping, mapped.mapped, scales, loadedAt) };
}

async function eachBatch(
  { batches, pass }: OpenedPass,
  { signal, onProgress }: FileOptions,
  work: (batch: readonly MappedRow[]) => Promise<void>,
): Promise<void> {
  for await (const batch of batches) {
    signal?.throwIfAborted();
    await work(batch);
    await onProgress?.(pass);
    // Whoever else this process serves has a turn after each batch.
    await setImmediate();
  }
  if (pass.rows === 0) throw fileError('FILE_EMPTY');
}

/** FILE_TOTALS_DIFFER, before anything is written. */
async function checkExpected(db: Database, options: FileOptions): Promise<void> {
  const { expected = [] } = options;
  if (expected.length === 0) return;
  const opened = await openPass(db, options);
  await eachBatch(opened, options, async (batch) => {
    opened.pass.plan(batch);
  });
  compareExpected(opened.pass.totals.list(), expected);
}

async function changeSet(
  db: Database,
  { pass }: OpenedPass,
  { mapping: { source }, loadedAt }: FileOptions,
): Promise<ChangeSet> {
  const { targets, cause } = pass.written;
  const compares = await hasRows(db, targets, source);
  return { db, source, targets, cause, loadedAt, compares, marks: await isEvaluated(db, source) };
}

async function handOver(
  rejected: readonly MappedRow[],
  { pass, header }: OpenedPass,
  { onRejected, limits = DEFAULT_LIMITS }: FileOptions,
): Promise<void> {
  if (rejected.length > 0) await onRejected?.(rejected, header);
  const limit = limits.rejectedRows;
  if (pass.rejected > limit) throw fileError('FILE_TOO_MANY_REJECTED', { limit });
}

/** Which items leave with a full delivery, and why none do where that is not sure. */
async function whatLeaves(db: Database, options: FileOptions, pass: FilePass) {
  const { delivery, mapping, mayLeave } = options;
  const warnings: Warning[] = [];
  if (delivery !== 'full') return { items: [], count: null, warnings };
  const companyCodes = pass.totals.companyCodes();
  const { items, open, count, limit } = await missingItems(
    db,
    mapping.source,
    companyCodes,
    pass.keys,
    mayLeave,
  );
  if (count > limit) warnings.push(warning('FILE_TOO_MANY_LEFT', { count, open, limit }));
  const rows = pass.withoutKey;
  if (rows > 0 && count > 0) warnings.push(warning('FILE_KEYS_UNKNOWN', { rows }));
  return { items: warnings.length > 0 ? [] : items, count, warnings };
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}
