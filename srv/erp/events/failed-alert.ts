import type { Instant } from '../../domain/iso-date.ts';
import { isoAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { alertTurn, clearAlert, raiseAlert } from '../alerts.ts';

const KIND = 'events-failed';

/** An event that failed for good, an object that was deleted say, stops telling after this long. */
const DAYS_TOLD = 7;
const SECONDS_PER_DAY = 86_400;

/** Keeps one alert up while change events have failed for good, and takes it down after. */
export function alertFailedEvents(db: Database, source: string, now: Instant): Promise<void> {
  const alert = { source, kind: KIND, subject: 'change-events' };
  return db.transaction(async (tx) => {
    await alertTurn(tx, alert);
    const [failed] = await tx.query<{ count: number }>(
      `SELECT CAST(COUNT(*) AS BIGINT) AS count FROM saldo_events_ChangeEvents
        WHERE state = 'failed' AND receivedAt >= ?`,
      [isoAfter(Date.parse(now), -DAYS_TOLD * SECONDS_PER_DAY)],
    );
    const count = failed?.count ?? 0;
    if (count === 0) return clearAlert(tx, alert, now);
    const message = `${count} change events of the last ${DAYS_TOLD} days could not be worked on; Change Events in the app Mirror and Proof says why. Put right what is wrong and press Try All Again there.`;
    await raiseAlert(tx, { ...alert, count, message }, now);
  });
}
