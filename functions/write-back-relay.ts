import { dueObjects } from '../srv/erp/write-back/due-objects.ts';
import { outgoing } from './shared/aws-clients.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/** Every minute: wakes a sender for each object whose operations are due. The rows are the truth. */
export const handler = scheduledWithErp('WriteBackRelay', async ({ db, source, now, settings }) => {
  const due = await dueObjects(db, source, { now: now(), limit: settings.sendLimit });
  await outgoing('write-back').send(
    due.map(({ objectKey, attempt }) => ({
      id: attempt,
      group: objectKey,
      body: JSON.stringify({ source, objectKey }),
    })),
  );
  return { woken: due.length };
});
