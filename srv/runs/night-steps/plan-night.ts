import { createHash, randomUUID } from 'node:crypto';
import { type IsoDate, requireIsoDate } from '../../domain/iso-date.ts';
import { recordFailure } from '../failed-run.ts';
import { loadCalendar } from '../load-workforce.ts';
import { workingDay } from '../night-day.ts';
import { aloneTonight } from '../night-lease.ts';
import { type PreparedRun, prepareRun } from '../prepare-run.ts';
import { loadSegments, type Segment } from '../segment-setup.ts';
import { type NightContext, sendSteps } from './night-step.ts';

export interface PlanNightOptions {
  readonly partitionSize: number;
  /** The day the lists are for; else the next business day of each segment, today included. */
  readonly businessDate?: IsoDate;
  /** Plans a day anew that was planned already: what is not published of it is dropped. */
  readonly again?: boolean;
}

export interface PlannedSegment {
  readonly segment: string;
  readonly status: 'planned' | 'planned-before' | 'failed';
  readonly run: string | null;
  readonly partitions: number;
  /** What stopped the segment, in words. */
  readonly message: string | null;
}

/** Long enough that a schedule that fires twice plans once, on whatever day it does. */
const REMEMBER_SECONDS = 7 * 24 * 3600;
const CLAIM_SECONDS = 900;

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
    const planned: PlannedSegment[] = [];
    for (const segment of await loadSegments(context.db)) {
      planned.push(await planSegment(context, segment, options));
    }
    return planned;
  });
}

async function planSegment(
  context: NightContext,
  segment: Segment,
  options: PlanNightOptions,
): Promise<PlannedSegment> {
  const { db, coordination, clock } = context;
  const run = randomUUID();
  const name = await nameOf(context, segment, options);
  const payloadHash = createHash('sha256').update(name).digest('hex');
  const once = await coordination.once({ name, payloadHash, claimSeconds: CLAIM_SECONDS });
  if (once.state !== 'first') return { ...NOTHING, segment: segment.segment };
  try {
    const prepared = await prepareRun(db, segment, { ...options, run, now: clock() });
    await sendPartitions(context, prepared);
    await coordination.complete(name, once.claim, {
      result: run,
      rememberSeconds: REMEMBER_SECONDS,
    });
    const partitions = prepared.run.partitions.length;
    return { segment: segment.segment, status: 'planned', run, partitions, message: null };
  } catch (error) {
    await coordination.abandon(name, once.claim);
    const message = await recordFailure(db, { ...segment, run, now: clock() }, error);
    return { ...NOTHING, segment: segment.segment, status: 'failed', message };
  }
}

const NOTHING = { status: 'planned-before', run: null, partitions: 0, message: null } as const;

/** What is done once: a segment's night of a day, or each repetition that somebody asked for. */
async function nameOf(
  { db, clock }: NightContext,
  segment: Segment,
  { businessDate, again }: PlanNightOptions,
): Promise<string> {
  const now = clock();
  const calendar = await loadCalendar(db, segment.calendar);
  const day = businessDate ?? workingDay(now, segment, calendar);
  return ['night', segment.segment, day, ...(again ? [now] : [])].join(':');
}

/** A segment without a customer has nothing to evaluate and goes straight on. */
async function sendPartitions({ queues }: NightContext, { run }: PreparedRun): Promise<void> {
  if (run.partitions.length === 0) return sendSteps(queues, [{ step: 'balance', run: run.id }]);
  const steps = run.partitions.map(
    ({ number }) => ({ step: 'evaluate', run: run.id, number }) as const,
  );
  await sendSteps(queues, steps);
}
