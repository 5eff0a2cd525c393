import type { Context } from 'aws-lambda';
import type { IsoDate } from '../srv/domain/iso-date.ts';
import { type PlannedSegment, planNight } from '../srv/runs/night-steps/plan-night.ts';
import { readEnvironment } from './shared/environment.ts';
import { nightContext } from './shared/night-context.ts';
import { observed } from './shared/observe.ts';

/** What an operator may send by hand; the schedule sends nothing of it. */
export interface PlanNightEvent {
  readonly businessDate?: IsoDate;
  readonly again?: boolean;
}

/** On a schedule: plans each segment's night once and sends its partitions. */
export async function handler(event: PlanNightEvent, context: Context): Promise<PlannedSegment[]> {
  const { businessDate, again } = event;
  const { partitionSize } = readEnvironment();
  return observed('PlanNight', { businessDate }, async () => {
    const night = await nightContext(context);
    const planned = await planNight(night, { partitionSize, businessDate, again });
    const failed = planned.filter(({ status }) => status === 'failed');
    // Lambda asks again: segments that are planned stay so.
    if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join('\n'));
    return planned;
  });
}
