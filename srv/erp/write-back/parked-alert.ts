import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { alertTurn, clearAlert, raiseAlert } from '../alerts.ts';

const KIND = 'operations-parked';

interface Parked {
  readonly count: number;
  readonly oldest: Instant | null;
}

/** Keeps one alert up while operations of a source wait for a person, and takes it down after. */
export async function alertParked(db: Database, source: string, now: Instant): Promise<void> {
  const alert = { source, kind: KIND, subject: 'write-back' };
  await db.transaction(async (tx) => {
    await alertTurn(tx, alert);
    const [parked] = await tx.query<Parked>(
      `SELECT CAST(COUNT(*) AS BIGINT) AS count, MIN(parkedAt) AS oldest
         FROM saldo_operations_Operations WHERE source = ? AND state = 'parked'`,
      [source],
    );
    if (!parked?.count) return clearAlert(tx, alert, now);
    const { count, oldest } = parked;
    const message = `Operations that wait for a decision of the integration desk: ${count}, the oldest since ${oldest ?? 'a while'}; what comes after them on the same objects waits too.`;
    await raiseAlert(tx, { ...alert, count, message }, now);
  });
}
