import { createHash, randomUUID } from 'node:crypto';
import { isBusinessDay } from '../../domain/business-calendar.ts';
import { SaldoError } from '../../domain/errors.ts';
import { type IsoDate, requireIsoDate } from '../../domain/iso-date.ts';
import { localTime } from '../../domain/local-time.ts';
import { traced } from '../../platform/traced.ts';
import { keepAllCases } from '../disputes/keep-all-cases.ts';
import { recordFailure } from '../failed-run.ts';
import { loadCalendar } from '../load-workforce.ts';
import { aloneTonight } from '../night-lease.ts';
import { type PreparedRun, prepareRun } from '../prepare-run.ts';
import { loadSegments, type Segment } from '../segment-setup.ts';
import { type NightContext, sendSteps } from './night-step.ts';

export interface PlanNightOptions {
  readonly partitionSize: number;
  /** The day the lists are for; else today where the segment is, if that is a business day. */
  readonly businessDate?: IsoDate;
  /** Plans a day anew that was planned already: what is not published of it is dropped. */
  readonly again?: boolean;
}

export interface PlannedSegment {
  readonly segment: string;
  readonly status: 'planned' | 'planned-before' | 'no-business-day' | 'failed';
  readonly run: string | null;
  readonly partitions: number;
  /** What stopped the segment, in words. */
  readonly message: string | null;
}

/** Long enough that a schedule that fires twice plans once, on whatever day it does. */
const REMEMBER_SECONDS = 7 * 24 * 3600;

/** Only one plans at a time: a claim without an end is of a planner that has died. */
const CLAIM_SECONDS = 1;

/**
 * Plans each segment's run and sends its partitions to be evaluated, each segment for a day once:
 * a schedule that fires twice starts one night. What stops one segment leaves the others their
 * lists. NIGHT_BUSY while another night is planned.
 */
export function planNight(
  context: NightContext,
  options: PlanNightOptions,
): Promise<PlannedSegment[]> {
  if (options.businessDate) requireIsoDate(options.businessDate, 'Business date');
  return aloneTonight(context.db, async () => {
    await keepAllCases(context.db, context.clock);
    const planned: PlannedSegment[] = [];
    for (const segment of await loadSegments(context.db)) {
      const plan = () => planSegment(context, segment, options);
      planned.push(await traced('night.plan', { segment: segment.segment }, plan));
    }
    return planned;
  });
}

async function planSegment(
  context: NightContext,
  segment: Segment,
  options: PlanNightOptions,
): Promise<PlannedSegment> {
  const run = randomUUID();
  try {
    const day = options.businessDate ?? (await workedToday(context, segment));
    if (!day) return { ...NOTHING, segment: segment.segment, status: 'no-business-day' };
    return await planOnce(context, segment, { ...options, run, businessDate: day });
  } catch (error) {
    const { db, clock } = context;
    const message = await recordFailure(db, { ...segment, run, now: clock() }, error);
    return { ...NOTHING, segment: segment.segment, status: 'failed', message };
  }
}

/** Today where the segment is; null on a day off, whose next working day has a night of its own. */
async function workedToday(
  { db, clock }: NightContext,
  { calendar, timeZone }: Segment,
): Promise<IsoDate | null> {
  const today = localTime(clock(), timeZone).date;
  return isBusinessDay(today, await loadCalendar(db, calendar)) ? today : null;
}

interface PlanOnce extends PlanNightOptions {
  readonly run: string;
  readonly businessDate: IsoDate;
}

/** PLANNING_UNFINISHED when a planner has died this moment: the next try takes over. */
async function planOnce(
  context: NightContext,
  segment: Segment,
  options: PlanOnce,
): Promise<PlannedSegment> {
  const { db, coordination, clock } = context;
  const { run, businessDate, again } = options;
  const name = ['night', segment.segment, businessDate, ...(again ? [clock()] : [])].join(':');
  const payloadHash = createHash('sha256').update(name).digest('hex');
  const once = await coordination.once({ name, payloadHash, claimSeconds: CLAIM_SECONDS });
  if (once.state === 'done') return { ...NOTHING, segment: segment.segment };
  if (once.state !== 'first') throw unfinished(segment.segment);
  const prepared = await prepareRun(db, segment, { ...options, now: clock() });
  await sendPartitions(context, prepared);
  await coordination.complete(name, once.claim, { result: run, rememberSeconds: REMEMBER_SECONDS });
  const partitions = prepared.run.partitions.length;
  return { segment: segment.segment, status: 'planned', run, partitions, message: null };
}

const NOTHING = { status: 'planned-before', run: null, partitions: 0, message: null } as const;

function unfinished(segment: string): SaldoError {
  return new SaldoError(
    'PLANNING_UNFINISHED',
    `Another process was planning ${segment} a moment ago and did not end. Plan again.`,
    { segment },
  );
}

/** A segment without a customer has nothing to evaluate and goes straight on. */
async function sendPartitions({ queues }: NightContext, { run }: PreparedRun): Promise<void> {
  if (run.partitions.length === 0)
    return sendSteps(queues, [{ step: 'balance', run: run.id, attempt: 1 }]);
  const steps = run.partitions.map(
    ({ number }) => ({ step: 'evaluate', run: run.id, number }) as const,
  );
  await sendSteps(queues, steps);
}
