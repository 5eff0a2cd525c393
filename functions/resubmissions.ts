import { markDueResubmissions } from '../srv/runs/mark-due-resubmissions.ts';
import { revalueChanged } from '../srv/runs/revalue.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** Every morning: customers who were to be taken up again today come into the lists. */
export const handler = scheduledOnDatabase('Resubmissions', async ({ db, now, lookback }) => {
  const due = await markDueResubmissions(db, now);
  const revaluation = await revalueChanged(db, { now: now(), clock: now, lookback });
  return { due, revaluation };
});
