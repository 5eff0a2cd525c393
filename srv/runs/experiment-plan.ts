import { SaldoError } from '../domain/errors.ts';
import {
  effectShownBy,
  type RequiredSample,
  requiredSample,
} from '../domain/experiments/required-sample.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { debtorGroups } from './debtor-groups.ts';
import { loadExperiment, type StoredExperiment } from './load-experiments.ts';
import { loadSegments, type Segment } from './segment-setup.ts';

export interface PlanRequest {
  readonly experiment: string;
  readonly now: Instant;
}

/** What a test needs, and what is there. */
export interface ExperimentPlan {
  /** The first day on which the test could start: no lists of its segment are published for it. */
  readonly firstDay: IsoDate;
  /** Groups of connected debtors that could enter today. */
  readonly expected: number;
  readonly needed: RequiredSample;
  /** The smallest effect that those expected could show; null when none. */
  readonly shownEffect: number | null;
}

/**
 * How many groups of connected debtors could enter a test of a segment today. Who falls overdue
 * while it enrols comes on top, so a test that is affordable by this number is affordable.
 */
export async function expectedGroups(
  db: Database,
  experiment: Pick<StoredExperiment, 'segment' | 'entersFromDays'>,
  today: IsoDate,
): Promise<number> {
  const groups = await debtorGroups(db, experiment, today);
  return groups.filter(({ enters }) => enters).length;
}

/**
 * The sample that a test needs against the groups there are. Reads and changes nothing.
 * EXPERIMENT_MISSING, SEGMENT_MISSING, or EXPERIMENT_INVALID for a design that no result could come of.
 */
export async function planExperiment(
  db: Database,
  { experiment: id, now }: PlanRequest,
): Promise<ExperimentPlan> {
  const experiment = await loadExperiment(db, id);
  const segments = await loadSegments(db);
  const segment = segments.find((one) => one.segment === experiment.segment);
  if (!segment) throw segmentMissing(experiment);
  const needed = requiredSample(experiment);
  const today = localTime(now, segment.timeZone).date;
  const expected = await expectedGroups(db, experiment, segment.businessDate ?? today);
  const shownEffect = effectShownBy(experiment, expected);
  return {
    firstDay: firstDayWithoutLists(segment, today),
    expected,
    needed,
    shownEffect,
  };
}

/** The day after the published lists, and today at the earliest. */
export function firstDayWithoutLists(
  { businessDate }: Pick<Segment, 'businessDate'>,
  today: IsoDate,
): IsoDate {
  const next = businessDate === null ? today : addDays(businessDate, 1);
  return next > today ? next : today;
}

function segmentMissing({ segment }: StoredExperiment): SaldoError {
  const message = `Segment ${segment} does not exist; name another.`;
  return new SaldoError('SEGMENT_MISSING', message, { segment });
}
