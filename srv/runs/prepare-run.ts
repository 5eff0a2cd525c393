import type { BusinessCalendar } from '../domain/business-calendar.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { assignArms } from './assign-arms.ts';
import { checkSetup } from './check-setup.ts';
import { judgePlans } from './judge-plans.ts';
import { judgeSegment } from './judge-segment.ts';
import { loadCalendar } from './load-workforce.ts';
import { requireNotBefore, workingDay } from './night-day.ts';
import { type PlannedRun, planRun } from './plan-run.ts';
import { writeRejections } from './rejections.ts';
import { remindInstalments } from './remind-instalments.ts';
import { loadSegmentSetup, type Segment, type SegmentSetup } from './segment-setup.ts';

export interface PrepareOptions {
  readonly run: string;
  /** The day the lists are for; else the segment's next business day, today included. */
  readonly businessDate?: IsoDate;
  readonly partitionSize: number;
  readonly now: Instant;
}

export interface PreparedRun {
  readonly run: PlannedRun;
  readonly setup: SegmentSetup;
  readonly calendar: BusinessCalendar;
  /** Promises judged on the way. */
  readonly verdicts: number;
}

/**
 * What comes before a segment's customers are evaluated: the day is chosen, promises and plans are
 * judged, new customers of running tests get their arm, and the run is planned. NIGHT_TOO_EARLY for
 * a day that is over.
 */
export async function prepareRun(
  db: Database,
  segment: Segment,
  { run: id, businessDate, partitionSize, now }: PrepareOptions,
): Promise<PreparedRun> {
  const calendar = await loadCalendar(db, segment.calendar);
  const today = businessDate ?? workingDay(now, segment, calendar);
  requireNotBefore(segment, today);
  // Lists may be made for Monday on a Saturday, but nobody is late on a day that is to come.
  const judgedOn = businessDate ?? localTime(now, segment.timeZone).date;
  const judging = { segment: segment.segment, run: id, today: judgedOn, now };
  const verdicts = await judgeSegment(db, judging);
  await judgePlans(db, judging);
  await remindInstalments(db, judging);
  const setup = await loadSegmentSetup(db, segment, today);
  await assignArms(db, segment.segment, today);
  const run = await planRun(db, setup, { id, partitionSize, now });
  await writeRejections(db, checkSetup(setup), 'setup', run.id, now);
  return { run, setup, calendar, verdicts };
}
