import type { Instant } from '../domain/iso-date.ts';
import type { InteractiveErp } from '../erp/connection.ts';
import { retryAll } from '../erp/events/event-queue.ts';
import { type EventsReport, readEvents } from '../erp/events/read-events.ts';
import { type ControlTotalsReport, checkControlTotals } from '../erp/mirror/control-totals.ts';
import { measureFreshness } from '../erp/mirror/freshness.ts';
import {
  type MirrorOptions,
  type MirrorReport,
  mirrorDelta,
  mirrorObjects,
} from '../erp/mirror/mirror.ts';
import { type ReconciliationReport, reconcileKeys } from '../erp/mirror/reconcile-keys.ts';
import { alertParked } from '../erp/write-back/parked-alert.ts';
import { type SendReport, sendOperations } from '../erp/write-back/send-operations.ts';
import type { Coordination } from '../platform/coordination.ts';
import type { Database } from '../platform/database.ts';
import { traced } from '../platform/traced.ts';
import { keepCases } from './disputes/keep-cases.ts';
import { alone } from './read-alone.ts';
import type { Lookback } from './read-customers.ts';
import { type RevaluationReport, revalueChanged } from './revalue.ts';

export interface ErpWorkSettings {
  readonly lookback: Lookback;
  /** In how many parts a large object is loaded at once (2): more help where the ERP is far or slow. */
  readonly loadParts?: number;
  /** Which share of an object's records may leave the ERP at once (0.05). */
  readonly leavingShare?: number;
  /** Operations sent at most in one go. */
  readonly sendLimit: number;
  /** For how many hours the ERP's gateway recognises a repeated request by its id; 0 for not at all. */
  readonly repeatabilityHours: number;
}

/** One ERP and all that working with it needs. */
export interface ErpWork {
  readonly db: Database;
  readonly erp: InteractiveErp;
  readonly source: string;
  /** Zone of the ERP's change stamps. */
  readonly timeZone: string;
  readonly coordination: Coordination;
  readonly now: () => Instant;
  readonly settings: ErpWorkSettings;
}

export interface ChangesReport {
  readonly mirror: MirrorReport;
  /** What the changes did to worklists and promises. */
  readonly revaluation: RevaluationReport;
}

/** How long somebody who asked waits for a reading that is under way. */
export const PATIENCE_SECONDS = 60;

/**
 * Reads what changed, and looks again at the customers it touches. MIRROR_BUSY when another reading
 * does not end within `patience` seconds.
 */
export function readChanges(
  work: ErpWork,
  everything: boolean,
  patience = 0,
): Promise<ChangesReport> {
  return readWith(work, patience, (reading) =>
    mirrorDelta(work.db, work.erp, { ...reading, everything }),
  );
}

/** The same for some objects only; MIRROR_OBJECT_UNKNOWN for one that the mirror does not know. */
export function readChangesOf(work: ErpWork, objects: readonly string[]): Promise<ChangesReport> {
  return readWith(work, 0, (reading) => mirrorObjects(work.db, work.erp, reading, objects));
}

function readWith(
  work: ErpWork,
  patience: number,
  read: (reading: MirrorOptions) => Promise<MirrorReport>,
): Promise<ChangesReport> {
  return alone(work, 'mirror.changes', patience, async (signal) => {
    const { db, source, now, settings } = work;
    const mirror = await read(readingOf(work, signal));
    signal.throwIfAborted();
    await keepCases(db, { scope: 'changed', now: now() });
    const revaluation = await revalueChanged(db, {
      now: now(),
      clock: now,
      lookback: settings.lookback,
    });
    await measureFreshness(db, source, now());
    return { mirror, revaluation };
  });
}

function readingOf(
  { source, timeZone, now, settings }: ErpWork,
  signal: AbortSignal,
): MirrorOptions {
  const { loadParts: parallel, leavingShare } = settings;
  return { source, timeZone, now, signal, parallel, leavingShare };
}

/**
 * Compares the mirror with the ERP's own totals, and looks again at whose accounts are held or free
 * from now on. MIRROR_BUSY as above.
 */
export function compareTotals(work: ErpWork, patience = 0): Promise<ControlTotalsReport> {
  const { db, erp, now, settings } = work;
  return alone(work, 'mirror.totals', patience, async (signal) => {
    const report = await checkControlTotals(db, erp, readingOf(work, signal));
    await revalueChanged(db, { now: now(), clock: now, lookback: settings.lookback });
    return report;
  });
}

export interface KeysReport {
  readonly keys: ReconciliationReport;
  readonly revaluation: RevaluationReport;
}

/** Finds open items that only one side has, and looks again at their customers. MIRROR_BUSY as above. */
export function reconcile(work: ErpWork, patience = 0): Promise<KeysReport> {
  return alone(work, 'mirror.keys', patience, async (signal) => {
    const { db, erp, now, settings } = work;
    const keys = await reconcileKeys(db, erp, readingOf(work, signal));
    signal.throwIfAborted();
    const { lookback } = settings;
    const revaluation = await revalueChanged(db, { now: now(), clock: now, lookback });
    return { keys, revaluation };
  });
}

export interface ChangeEventsReport {
  readonly events: EventsReport;
  readonly revaluation: RevaluationReport;
}

/** Works on the change events that are due, and looks again at their customers. MIRROR_BUSY as above. */
export function readChangeEvents(work: ErpWork, patience = 0): Promise<ChangeEventsReport> {
  return alone(work, 'mirror.events', patience, async (signal) => {
    const { db, erp, source, now, settings } = work;
    const events = await readEvents(db, erp, readingOf(work, signal));
    signal.throwIfAborted();
    await keepCases(db, { scope: 'changed', now: now() });
    const { lookback } = settings;
    const revaluation = await revalueChanged(db, { now: now(), clock: now, lookback });
    await measureFreshness(db, source, now());
    return { events, revaluation };
  });
}

/** Tries all change events again that wait or have failed, from their first attempt on. */
export async function retryChangeEvents(
  work: ErpWork,
  patience: number,
): Promise<ChangeEventsReport> {
  await retryAll(work.db, work.now());
  return readChangeEvents(work, patience);
}

/** Sends what is pending, and alerts to what then waits for a person; several may do so at once. */
export function sendPending(work: ErpWork): Promise<SendReport> {
  const { db, erp, source, now, settings } = work;
  const { sendLimit: limit, repeatabilityHours } = settings;
  return traced('write-back', { source }, async () => {
    const report = await sendOperations(db, erp, { source, now, limit, repeatabilityHours });
    await alertParked(db, source, now());
    return report;
  });
}
