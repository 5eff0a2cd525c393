import { appendEvent } from '../../audit/append-event.ts';
import { SaldoError } from '../../domain/errors.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Coordination } from '../../platform/coordination.ts';
import type { Database } from '../../platform/database.ts';
import { type KeptLease, keepLease } from '../../platform/kept-lease.ts';
import type { LoadsRow } from '../../platform/tables.ts';
import { fileError } from './file-error.ts';
import { type FileReport, warning } from './file-report.ts';
import { writtenDelimiter } from './file-rows.ts';
import type { ExpectedTotal } from './file-totals.ts';
import type { FileLimits } from './limits.ts';
import { countsOf, loadedBefore, readLoad, saveTotals, updateLoad } from './load-record.ts';
import { discardRejectedRows, type RejectFormat, saveRejectedRows } from './rejected-rows.ts';
import { type Delivery, type FileOptions, loadFile, previewFile } from './run-file.ts';

/** Where files are worked on. */
export interface FileWork {
  readonly db: Database;
  readonly coordination: Coordination;
  readonly now: () => Instant;
  readonly limits: FileLimits;
}

/** What is to be done with an uploaded file. */
export interface FileRequest {
  readonly load: string;
  /** Where the file lies. */
  readonly file: string;
  readonly mapping: FileMapping;
  /** Name and version under which the mapping is saved; none for one that was given by hand. */
  readonly saved?: { readonly mapping: string; readonly version: number };
  readonly delivery: Delivery;
  readonly expected?: readonly ExpectedTotal[];
  readonly mayLeave?: number | null;
  readonly user: string;
}

type Step = 'check' | 'load';

/** How long the work of a process that has died keeps others waiting. */
const LEASE_SECONDS = 120;
const PROGRESS_MS = 1_000;

/** What is told of a fault whose message is for operators. */
const FAULT = {
  code: 'INTERNAL_ERROR',
  message: 'The load ended with a fault of Saldo.',
  details: {},
};

/** Reads a file and records what loading it would do. */
export function checkUpload(work: FileWork, request: FileRequest): Promise<FileReport> {
  return alone(work, 'check', request, async (signal) => {
    const load = await begin(work, request, 'checking');
    const report = await previewFile(work.db, { ...(await optionsOf(work, request)), signal });
    const before = await loadedBefore(work.db, load, request.mapping);
    const again = before ? [warning('FILE_LOADED_BEFORE', { day: before.slice(0, 10) })] : [];
    return { ...report, warnings: [...again, ...report.warnings] };
  });
}

/** Loads a file, one at a time for each source, and records what became of every row. */
export function loadUpload(work: FileWork, request: FileRequest): Promise<FileReport> {
  return alone(work, 'load', request, async (signal) => {
    await begin(work, request, 'loading');
    await discardRejectedRows(work.db, request.load);
    return loadFile(work.db, { ...(await optionsOf(work, request)), signal });
  });
}

/** FILE_BUSY, FILE_LOAD_BUSY as below; the load's row tells how it ends, whatever happens. */
async function alone(
  work: FileWork,
  step: Step,
  request: FileRequest,
  run: (signal: AbortSignal) => Promise<FileReport>,
): Promise<FileReport> {
  const kept = await takeLeases(work, step, request);
  try {
    const report = await run(kept.signal);
    await succeed(work, request, report, step === 'load');
    return report;
  } catch (error) {
    await fail(work, request, error);
    throw error;
  } finally {
    await kept.release();
  }
}

/**
 * A file is checked or loaded by one at a time (FILE_BUSY): a check that ends after a load would call
 * the file checked. Of a source one file is loaded at a time (FILE_LOAD_BUSY).
 */
async function takeLeases(
  { coordination }: FileWork,
  step: Step,
  { load, mapping: { source } }: FileRequest,
): Promise<KeptLease> {
  const file = await keepLease(coordination, `file/${load}`, LEASE_SECONDS);
  if (!file) throw fileError('FILE_BUSY');
  if (step === 'check') return file;
  const all = await keepLease(coordination, `file-load/${source}`, LEASE_SECONDS);
  if (all) return bothLeases(file, all);
  await file.release();
  throw fileError('FILE_LOAD_BUSY', { source });
}

function bothLeases(first: KeptLease, second: KeptLease): KeptLease {
  return {
    signal: AbortSignal.any([first.signal, second.signal]),
    release: async () => {
      await second.release();
      await first.release();
    },
  };
}

async function begin(
  { db, now }: FileWork,
  { load, mapping, saved, delivery, user }: FileRequest,
  status: 'checking' | 'loading',
): Promise<LoadsRow> {
  const row = await readLoad(db, load);
  await updateLoad(db, load, {
    status,
    source: mapping.source,
    object: mapping.object,
    mapping: saved?.mapping ?? null,
    mappingVersion: saved?.version ?? null,
    delivery,
    startedAt: now(),
    startedBy: user,
    endedAt: null,
    ...countsOf({ rows: 0, changed: 0, rejected: 0 }),
    rowsUnchanged: 0,
    itemsLeft: 0,
    errorCode: null,
    errorText: null,
  });
  return row;
}

async function optionsOf(work: FileWork, request: FileRequest): Promise<FileOptions> {
  const { db, now, limits } = work;
  const { load, file, mapping, delivery, expected = [], mayLeave = null } = request;
  const { decimal, dateFormat, headerRow } = mapping;
  const delimiter = await writtenDelimiter(file, mapping);
  const format = JSON.stringify({
    delimiter,
    decimal,
    dateFormat,
    headerRow,
  } satisfies RejectFormat);
  let toldAt = performance.now();
  return {
    ...{ file, mapping, delivery, expected, mayLeave, limits, loadedAt: now() },
    onRejected: async (rows, header) => {
      await saveRejectedRows(db, load, rows);
      await updateLoad(db, load, { header: JSON.stringify(header), format });
    },
    onProgress: async (counts) => {
      if (performance.now() - toldAt < PROGRESS_MS) return;
      toldAt = performance.now();
      await updateLoad(db, load, countsOf(counts));
    },
  };
}

async function succeed(
  { db, now }: FileWork,
  { load, mapping, expected = [], user }: FileRequest,
  report: FileReport,
  isLoaded: boolean,
): Promise<void> {
  const [hint] = isLoaded ? report.warnings : [];
  const { first, problems, warnings, seconds } = report;
  await saveTotals(db, load, report, expected);
  await db.transaction(async (tx) => {
    await updateLoad(tx, load, {
      status: isLoaded ? 'loaded' : 'checked',
      endedAt: now(),
      ...countsOf(report),
      rowsUnchanged: report.unchanged,
      itemsLeft: report.left ?? 0,
      errorCode: hint?.code ?? null,
      errorText: hint?.message ?? null,
      // The first rows of what is loaded can be read where they are.
      report: JSON.stringify({
        ...{ first: isLoaded ? [] : first, problems, warnings, seconds },
        details: hint?.details ?? {},
      }),
    });
    if (isLoaded) await audit(tx, load, mapping, user, now(), report);
  });
}

function audit(
  tx: Database,
  load: string,
  { source, object }: FileMapping,
  actor: string,
  occurredAt: Instant,
  { rows, changed, rejected, left }: FileReport,
): Promise<void> {
  return appendEvent(tx, {
    ...{ occurredAt, actor, source, partner: '' },
    decision: 'file-loaded',
    objectType: 'file-load',
    objectKey: load,
    details: { object, rows, changed, rejected, left },
  });
}

async function fail({ db, now }: FileWork, { load }: FileRequest, error: unknown): Promise<void> {
  const known = error instanceof SaldoError;
  const { code, message, details } = known ? error : FAULT;
  await updateLoad(db, load, {
    status: 'failed',
    endedAt: now(),
    errorCode: code,
    errorText: message.slice(0, 2_000),
    report: JSON.stringify({ first: [], problems: [], warnings: [], details }),
  });
}
