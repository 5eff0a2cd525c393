import { alertParked } from '../srv/erp/write-back/parked-alert.ts';
import { wakeSenders } from '../srv/erp/write-back/wake-senders.ts';
import { outgoing } from './shared/aws-clients.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/**
 * Every minute: wakes a sender for each object whose operations are due, and keeps the alert about
 * those that wait for a person. The rows are the truth.
 */
export const handler = scheduledWithErp('WriteBackRelay', async ({ db, source, now, settings }) => {
  const { sendLimit: limit } = settings;
  const woken = await wakeSenders(db, outgoing('write-back'), { source, now: now(), limit });
  await alertParked(db, source, now());
  return { woken };
});
