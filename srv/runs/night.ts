import { availableParallelism } from 'node:os';
import type { SolveLp } from '../domain/balance/linear-program.ts';
import { type BusinessCalendar, nextBusinessDay } from '../domain/business-calendar.ts';
import { SaldoError } from '../domain/errors.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { assignArms } from './assign-arms.ts';
import { openBalancePool } from './balance-pool.ts';
import { type BalanceReport, balanceRun, type ComponentBalancer } from './balance-run.ts';
import { checkSetup, checkWorkforce } from './check-setup.ts';
import { evaluatePartition } from './evaluate-partition.ts';
import { evaluateRun, type PartitionEvaluator } from './evaluate-run.ts';
import { judgePromises } from './judge-promises.ts';
import { loadCalendar } from './load-workforce.ts';
import { type PlannedRun, planRun } from './plan-run.ts';
import { publishRun } from './publish-run.ts';
import type { Lookback } from './read-customers.ts';
import { writeRejections } from './rejections.ts';
import { revalueChanged } from './revalue.ts';
import { checkRunTotals, type TotalsCheck } from './run-totals.ts';
import { loadSegmentSetup, loadSegments, type Segment } from './segment-setup.ts';
import type { PartitionCounts } from './write-partition.ts';

export interface NightOptions {
  /** Evaluates a partition elsewhere, as in a worker thread; here when left out. */
  readonly evaluate?: PartitionEvaluator;
  /** The day the lists are for; else the next business day of each segment, today included. */
  readonly businessDate?: IsoDate;
  readonly clock: () => Instant;
  readonly solve: SolveLp;
  readonly partitionSize: number;
  readonly lookback: Lookback;
  readonly onProgress?: (progress: NightProgress) => void;
}

export interface NightProgress {
  readonly segment: string;
  readonly phase: 'evaluate' | 'balance' | 'publish';
  /** Evaluated so far, while evaluating. */
  readonly customers: number;
}

export interface SegmentNight {
  readonly segment: string;
  readonly run: string | null;
  readonly businessDate: IsoDate | null;
  readonly status: 'published' | 'failed';
  /** What stopped the segment, in words. */
  readonly message: string | null;
  readonly counts: PartitionCounts;
  readonly verdicts: number;
  readonly balance: BalanceReport | null;
  readonly totals: readonly TotalsCheck[];
  readonly seconds: { readonly evaluate: number; readonly balance: number };
}

/**
 * One night: every segment is planned, evaluated, balanced and published by itself, so that what
 * stops one leaves the others their lists. Yesterday's list stays in view until a new one is
 * published.
 */
export async function runNight(db: Database, options: NightOptions): Promise<SegmentNight[]> {
  const pool = openBalancePool({ threads: availableParallelism(), solve: options.solve });
  const nights: SegmentNight[] = [];
  try {
    for (const segment of await loadSegments(db)) {
      nights.push(await nightOfSegment(db, segment, options, pool.balanceComponents));
    }
  } finally {
    await pool.close();
  }
  const today = nights.find(({ businessDate }) => businessDate)?.businessDate;
  if (today) {
    await writeRejections(db, await checkWorkforce(db, today), 'setup', null, options.clock());
  }
  return nights;
}

async function nightOfSegment(
  db: Database,
  segment: Segment,
  options: NightOptions,
  balanceComponents: ComponentBalancer,
): Promise<SegmentNight> {
  try {
    return await publishSegment(db, segment, options, balanceComponents);
  } catch (error) {
    const { code, message } = asSaldoError(error);
    const rejection = { object: 'Segment', objectKey: segment.segment, code, message };
    await db.execute(
      `UPDATE saldo_worklists_Runs SET status = 'failed', message = ?
      WHERE segment = ? AND publishedAt IS NULL`,
      [`${code}: ${message}`, segment.segment],
    );
    await writeRejections(db, [rejection], 'night', null, options.clock());
    return { ...FAILED, segment: segment.segment, message: `${code}: ${message}` };
  }
}

const FAILED: Omit<SegmentNight, 'segment' | 'message'> = {
  run: null,
  businessDate: null,
  status: 'failed',
  counts: { customers: 0, positions: 0, excluded: 0, rejected: 0 },
  verdicts: 0,
  balance: null,
  totals: [],
  seconds: { evaluate: 0, balance: 0 },
};

function asSaldoError(error: unknown): { code: string; message: string } {
  if (error instanceof SaldoError) return error;
  return { code: 'NIGHT_FAILED', message: error instanceof Error ? error.message : String(error) };
}

async function publishSegment(
  db: Database,
  segment: Segment,
  options: NightOptions,
  balanceComponents: ComponentBalancer,
): Promise<SegmentNight> {
  const { clock, lookback, partitionSize } = options;
  const startedAt = clock();
  const calendar = await loadCalendar(db, segment.calendar);
  const today = options.businessDate ?? workingDay(startedAt, segment, calendar);
  const verdicts = await judgeAll(db, segment.segment, today, startedAt);
  const setup = await loadSegmentSetup(db, segment, today);
  await assignArms(db, segment.segment, today);
  const run = await planRun(db, setup, { partitionSize, now: startedAt });
  await writeRejections(db, checkSetup(setup), 'setup', run.id, startedAt);
  const counts = await evaluateRun(db, run, setup, {
    evaluate: options.evaluate ?? evaluateWith(db, lookback),
    clock,
    onProgress: (customers) => tell(options, run, 'evaluate', customers),
  });
  const evaluatedAt = clock();
  const totals = await checkRunTotals(db, run.id, segment.segment);
  const balance = await balanceRun(db, run.id, setup, {
    calendar,
    balanceComponents,
    now: evaluatedAt,
  });
  tell(options, run, 'balance');
  const balancedAt = clock();
  await publishRun(db, run, setup, { startedAt, now: balancedAt });
  await revalueChanged(db, { now: clock(), lookback });
  tell(options, run, 'publish');
  return {
    segment: segment.segment,
    run: run.id,
    businessDate: today,
    status: 'published',
    message: null,
    counts,
    verdicts,
    balance,
    totals,
    seconds: {
      evaluate: secondsBetween(startedAt, evaluatedAt),
      balance: secondsBetween(evaluatedAt, balancedAt),
    },
  };
}

/** Today where the segment is, or the next day that is worked there. */
function workingDay(now: Instant, { timeZone }: Segment, calendar: BusinessCalendar): IsoDate {
  return nextBusinessDay(localTime(now, timeZone).date, calendar);
}

/** Evaluates on the thread of the night. */
function evaluateWith(db: Database, lookback: Lookback): PartitionEvaluator {
  return (partition, setup) => evaluatePartition(db, partition, setup, lookback);
}

function tell(
  { onProgress }: NightOptions,
  { segment }: PlannedRun,
  phase: NightProgress['phase'],
  customers = 0,
): void {
  onProgress?.({ segment, phase, customers });
}

/** Promises that time alone decides are judged first: the night's facts know the verdicts. */
async function judgeAll(
  db: Database,
  segment: string,
  today: IsoDate,
  now: Instant,
): Promise<number> {
  const ranges = await db.query<{ source: string; from: string; to: string }>(
    `SELECT source, MIN(partner) AS "from", MAX(partner) AS "to"
    FROM saldo_agreements_Promises WHERE segment = ? GROUP BY source ORDER BY source`,
    [segment],
  );
  let verdicts = 0;
  for (const range of ranges) {
    const scope = { kind: 'range', ...range } as const;
    const report = await judgePromises(db, scope, { today, now, segment });
    verdicts += report.changed.length;
  }
  return verdicts;
}

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
