import { addDays, addMonths } from '../simulation/calendar.ts';
import { type Bucket, buckets } from './payers.ts';
import type { Random } from './random.ts';

/** Items are posted this many days before they fall due. */
export const postingLeadDays = 30;

/** A contract's due dates on the demo bank's day. */
export interface DueDates {
  /** Paid long ago, latest first. */
  past: string[];
  /** Still open: the oldest first, then every one up to the posting lead. */
  open: string[];
  /** The bank called the whole balance due; nothing is billed any more. */
  isTerminated: boolean;
  /** The next due date that is not posted yet. */
  next: string;
}

/** Months of history a contract still shows: older ones are archived. */
const historyMonths = [
  { months: 3, weight: 45 },
  { months: 6, weight: 34 },
  { months: 12, weight: 21 },
] as const;

const terminationDays = 180;
const maxOpenBeforeTermination = 5;

/** Draws due dates that put a contract into a bucket. */
export function drawDueDates(
  bucket: Bucket,
  today: string,
  everyMonths: number,
  random: Random,
): DueDates {
  const daysOverdue = drawDaysOverdue(bucket, random);
  const anchor = addDays(today, -daysOverdue);
  const isTerminated = daysOverdue > terminationDays;
  const horizon = isTerminated ? today : addDays(today, postingLeadDays);
  const open = series(anchor, everyMonths, horizon);
  const { months } = random.weighted(historyMonths);
  return {
    past: pastSeries(anchor, everyMonths, months),
    open: isTerminated ? open.slice(0, maxOpenBeforeTermination) : open,
    isTerminated,
    next: addMonths(anchor, open.length * everyMonths),
  };
}

/** Within 90+ few are very old: the square of a uniform draw leans to the young end. */
function drawDaysOverdue(bucket: Bucket, random: Random): number {
  const [low, high] = buckets.find((entry) => entry.bucket === bucket)?.days ?? [0, 0];
  if (bucket !== 'd90plus') return random.int(low, high);
  return low + Math.floor((high - low) * random.next() ** 2);
}

function series(anchor: string, everyMonths: number, horizon: string): string[] {
  const days: string[] = [];
  for (let i = 0; ; i++) {
    const day = addMonths(anchor, i * everyMonths);
    if (i > 0 && day > horizon) return days;
    days.push(day);
  }
}

function pastSeries(anchor: string, everyMonths: number, months: number): string[] {
  const count = Math.floor(months / everyMonths);
  return Array.from({ length: count }, (_, i) => addMonths(anchor, -(i + 1) * everyMonths));
}
