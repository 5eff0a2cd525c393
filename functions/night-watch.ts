import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { clearAlert, raiseAlert } from '../srv/erp/alerts.ts';
import { unpublishedSegments } from '../srv/runs/unpublished-segments.ts';
import { metrics } from './shared/observe.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** At six in the morning: a segment without a list for today wakes somebody. */
export const handler = scheduledOnDatabase('NightWatch', async ({ db, now, source }) => {
  const segments = await unpublishedSegments(db, now());
  metrics.addMetric('UnpublishedAtSix', MetricUnit.Count, segments.length);
  const alert = { source, kind: 'night-missing', subject: 'lists of today' };
  const message = `No list was published for ${segments.join(', ')}. See docs/operations.md.`;
  await db.transaction((tx) =>
    segments.length > 0
      ? raiseAlert(tx, { ...alert, count: segments.length, message }, now())
      : clearAlert(tx, alert, now()),
  );
  return { segments };
});
