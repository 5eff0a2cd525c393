import { forgetOld } from '../srv/runs/forget-old.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** Once a day: deletes what nobody has to keep any more, in small batches that stay done. */
export const handler = scheduledOnDatabase('Retention', async ({ db, now }) => {
  await forgetOld(db, now());
  return { forgottenAt: now() };
});
