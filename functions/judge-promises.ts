import { judgeDay } from '../srv/runs/judge-day.ts';
import { revalueChanged } from '../srv/runs/revalue.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** Every morning: promises whose day has passed are judged, and their customers looked at again. */
export const handler = scheduledOnDatabase('JudgePromises', async ({ db, now, lookback }) => {
  const verdicts = await judgeDay(db, now);
  const revaluation = await revalueChanged(db, { now: now(), clock: now, lookback });
  return { verdicts, revaluation };
});
