import { SaldoError } from '../../domain/errors.ts';
import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { versionsInForce } from '../plan-run.ts';
import { superseded } from '../publish-run.ts';
import { loadSegmentSetup, loadSegments, type SegmentSetup } from '../segment-setup.ts';

/** A planned run that is not published yet, with what it is judged by. */
export interface OpenRun {
  readonly run: string;
  readonly segment: string;
  readonly plannedAt: Instant;
  /** Its owners and lists are written. */
  readonly isBalanced: boolean;
  readonly isPublished: boolean;
  readonly setup: SegmentSetup;
}

interface RunRow {
  readonly segment: string;
  readonly businessDate: IsoDate;
  readonly status: string;
  readonly plannedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly strategyVersions: string;
}

const RUN = `SELECT segment, businessDate AS "businessDate", status, plannedAt AS "plannedAt",
    publishedAt AS "publishedAt", strategyVersions AS "strategyVersions"
  FROM saldo_worklists_Runs WHERE ID = ?`;

/** Setups of the runs that this process works on, since all partitions of a run share theirs. */
const KEPT = 4;
const kept = new Map<string, Promise<SegmentSetup>>();

/**
 * Reads a run's setup. RUN_SUPERSEDED when the run was dropped, RUN_SETUP_CHANGED when a
 * strategy came into force since it was planned: its partitions would be judged unequally.
 */
export async function openRun(db: Database, run: string): Promise<OpenRun> {
  const [row] = await db.query<RunRow>(RUN, [run]);
  if (!row) throw superseded(run);
  const setup = await keptSetup(db, run, row);
  if (JSON.stringify(versionsInForce(setup)) !== row.strategyVersions) throw setupChanged(run);
  const { segment, plannedAt, publishedAt } = row;
  const isPublished = publishedAt !== null;
  return { run, segment, plannedAt, isBalanced: row.status === 'balanced', isPublished, setup };
}

function keptSetup(db: Database, run: string, row: RunRow): Promise<SegmentSetup> {
  const known = kept.get(run);
  if (known) return known;
  const loading = readSetup(db, run, row);
  kept.set(run, loading);
  loading.catch(() => kept.delete(run));
  for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
  return loading;
}

async function readSetup(db: Database, run: string, { segment: name, businessDate }: RunRow) {
  const segments = await loadSegments(db);
  const segment = segments.find((one) => one.segment === name);
  if (!segment) throw superseded(run);
  return loadSegmentSetup(db, segment, businessDate);
}

function setupChanged(run: string): SaldoError {
  return new SaldoError(
    'RUN_SETUP_CHANGED',
    `A strategy came into force or was retired after run ${run} was planned. Plan the night again.`,
    { run },
  );
}
