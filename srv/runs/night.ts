import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { SolveLp } from '../domain/balance/linear-program.ts';
import { type Instant, type IsoDate, requireIsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { refreshStatistics } from '../platform/refresh-statistics.ts';
import { traced } from '../platform/traced.ts';
import { openBalancePool } from './balance-pool.ts';
import { type BalanceReport, balanceRun, type ComponentBalancer } from './balance-run.ts';
import { checkWorkforce } from './check-setup.ts';
import { keepAllCases } from './disputes/keep-all-cases.ts';
import { evaluatePartition } from './evaluate-partition.ts';
import { evaluateRun, type PartitionEvaluator } from './evaluate-run.ts';
import { orReject, recordFailure } from './failed-run.ts';
import { fillNameWords } from './fill-name-words.ts';
import { forgetOld } from './forget-old.ts';
import { aloneTonight } from './night-lease.ts';
import type { PlannedRun } from './plan-run.ts';
import { prepareRun } from './prepare-run.ts';
import { publishRun } from './publish-run.ts';
import type { Lookback } from './read-customers.ts';
import { writeRejections } from './rejections.ts';
import { revalueChanged } from './revalue.ts';
import { checkRunTotals, type TotalsCheck } from './run-totals.ts';
import { loadSegments, type Segment } from './segment-setup.ts';
import { sendLetters } from './send-letters.ts';
import { submitPlacements } from './submit-placements.ts';
import { type LookOptions, takeLooks } from './take-looks.ts';
import type { PartitionCounts } from './write-partition.ts';

export interface NightOptions {
  /** Evaluates a partition elsewhere, as in a worker thread; here when left out. */
  readonly evaluate?: PartitionEvaluator;
  /** Works out the results of a test elsewhere, likewise. */
  readonly resultsOf?: LookOptions['resultsOf'];
  /** The day the lists are for; else the next business day of each segment, today included. */
  readonly businessDate?: IsoDate;
  readonly clock: () => Instant;
  readonly solve: SolveLp;
  readonly partitionSize: number;
  readonly lookback: Lookback;
  readonly onProgress?: (progress: NightProgress) => void;
  /** Told once no other night is under way, and this one has begun. */
  readonly onBegun?: () => void;
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
 * published. NIGHT_BUSY when another night is under way, DATE_INVALID for a day that is none.
 */
export function runNight(db: Database, options: NightOptions): Promise<SegmentNight[]> {
  return aloneTonight(db, async () => {
    if (options.businessDate) requireIsoDate(options.businessDate, 'Business date');
    options.onBegun?.();
    const pool = openBalancePool({ threads: availableParallelism(), solve: options.solve });
    const nights: SegmentNight[] = [];
    await keepAllCases(db, options.clock);
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
    const place = { origin: 'retention', object: 'Night', objectKey: '', run: null };
    await orReject(db, { ...place, clock: options.clock }, async () => {
      await forgetOld(db, options.clock());
      await fillNameWords(db, options.clock());
      await refreshStatistics(db);
    });
    return nights;
  });
}

async function nightOfSegment(
  db: Database,
  segment: Segment,
  options: NightOptions,
  balanceComponents: ComponentBalancer,
): Promise<SegmentNight> {
  const run = randomUUID();
  try {
    const night = await publishSegment(db, segment, run, options, balanceComponents);
    await revaluePublished(db, night, options);
    await sendLetters(db, { ...options, segment: night.segment, run: night.run });
    await submitPlacements(db, { ...options, segment: night.segment, run: night.run });
    await takeLooks(db, { ...options, segment: night.segment, run: night.run });
    return night;
  } catch (error) {
    const failure = { segment: segment.segment, run, now: options.clock() };
    const message = await recordFailure(db, failure, error);
    return { ...FAILED, segment: segment.segment, message };
  }
}

/** Who changed during the night. */
function revaluePublished(
  db: Database,
  { segment, run }: SegmentNight,
  { clock, lookback }: NightOptions,
): Promise<void> {
  const place = { origin: 'revalue', object: 'Segment', objectKey: segment, run, clock };
  return orReject(db, place, async () => {
    await revalueChanged(db, { now: clock(), clock, lookback });
  });
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

async function publishSegment(
  db: Database,
  segment: Segment,
  id: string,
  options: NightOptions,
  balanceComponents: ComponentBalancer,
): Promise<SegmentNight> {
  const { clock, lookback, businessDate, partitionSize } = options;
  const startedAt = clock();
  const preparing = { run: id, businessDate, partitionSize, now: startedAt };
  const step = <Result>(name: string, work: () => Promise<Result>) =>
    traced(`night.${name}`, { segment: segment.segment, run: id }, work);
  const { run, setup, calendar, verdicts } = await step('plan', () =>
    prepareRun(db, segment, preparing),
  );
  const counts = await step('evaluate', () =>
    evaluateRun(db, run, setup, {
      evaluate: options.evaluate ?? evaluateWith(db, lookback),
      clock,
      onProgress: (customers) => tell(options, run, 'evaluate', customers),
    }),
  );
  const evaluatedAt = clock();
  const totals = await checkRunTotals(db, run.id);
  const balance = await step('balance', () =>
    balanceRun(db, run.id, setup, { calendar, balanceComponents, now: evaluatedAt }),
  );
  tell(options, run, 'balance');
  const balancedAt = clock();
  await step('publish', () => publishRun(db, run, setup, { startedAt, now: balancedAt }));
  tell(options, run, 'publish');
  return {
    segment: segment.segment,
    run: run.id,
    businessDate: setup.today,
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

function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}
