import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { clearAlert, raiseAlert } from '../srv/erp/alerts.ts';
import { countDeadLetters } from './shared/dead-letters.ts';
import { metrics } from './shared/observe.ts';
import { scheduledOnDatabase } from './shared/scheduled.ts';

/** Every five minutes: messages that were given up are an alert that administrators see. */
export const handler = scheduledOnDatabase('DeadLetterAlarm', async ({ db, now, source }) => {
  const counts = await countDeadLetters();
  for (const { queue, count } of counts) {
    const alert = { source, kind: 'dead-letters', subject: queue };
    metrics.addMetric('DeadLetters', MetricUnit.Count, count);
    const message =
      `${count} messages of the queue '${queue}' were given up. Look at their cause in the logs, ` +
      'mend it, and redrive them (docs/operations.md).';
    await db.transaction((tx) =>
      count > 0
        ? raiseAlert(tx, { ...alert, count, message }, now())
        : clearAlert(tx, alert, now()),
    );
  }
  return { counts };
});
