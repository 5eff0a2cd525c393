import { daysBetween } from '../iso-date.ts';
import type { WishedInstalment } from './check-instalments.ts';
import type { PlanInterval } from './plan-terms.ts';

/** Of a month, so that instalments of a February are no closer than agreed. */
const SHORTEST = { day: 1, week: 7, month: 28 } as const;

/**
 * How often instalments that somebody wrote down one by one are due: as agreed, unless two come closer
 * after each other. Else a household would seem to pay in a month what it pays in a week.
 */
export function closestInterval(
  rows: readonly WishedInstalment[],
  agreed: PlanInterval,
): PlanInterval {
  const gaps = rows
    .slice(1)
    .map(({ dueOn }, index) => daysBetween(rows[index]?.dueOn ?? '', dueOn));
  const closest = Math.min(...gaps);
  if (closest >= SHORTEST[agreed.unit] * agreed.count) return agreed;
  return { unit: 'day', count: Math.max(1, closest) };
}
