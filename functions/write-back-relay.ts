import { dueObjects } from '../srv/erp/write-back/due-objects.ts';
import { alertParked } from '../srv/erp/write-back/parked-alert.ts';
import { outgoing } from './shared/aws-clients.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/**
 * Every minute: wakes a sender for each object whose operations are due, and keeps the alert about
 * those that wait for a person. The rows are the truth.
 */
export const handler = scheduledWithErp('WriteBackRelay', async ({ db, source, now, settings }) => {
  const due = await dueObjects(db, source, { now: now(), limit: settings.sendLimit });
  await outgoing('write-back').send(
    due.map(({ objectKey, attempt }) => ({
      id: attempt,
      group: objectKey,
      body: JSON.stringify({ source, objectKey }),
    })),
  );
  await alertParked(db, source, now());
  return { woken: due.length };
});
