import type { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import { isoAfter } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import type { SubjectName } from './event-types.ts';

/** An event that waits to be worked on. */
export interface DueEvent {
  readonly ID: string;
  readonly subject: SubjectName;
  readonly objectKey: string;
  readonly attempts: number;
}

type Fault = Pick<SaldoError, 'code' | 'message'>;

const EVENTS_AT_ONCE = 500;

/** Pauses before each next attempt, in seconds; after the last one an event has failed. */
const PAUSES = [2, 10, 60, 300, 900] as const;
/** While the ERP as a whole cannot be reached; no attempt is counted. */
const PUT_OFF_SECONDS = 30;

/** After this much waiting for a service it is listed as failed. */
const HOURS_TO_WAIT = 24;

const DAYS_KEPT = { settled: 7, failed: 90 } as const;
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;

/** The events that are due, those that wait longest first. */
export function dueEvents(db: Database, now: Instant): Promise<DueEvent[]> {
  return db.query<DueEvent>(
    `SELECT ID AS "ID", subject, objectKey AS "objectKey", attempts FROM saldo_events_ChangeEvents
      WHERE state = 'pending' AND nextAttemptAt <= ?
      ORDER BY nextAttemptAt, ID LIMIT ${EVENTS_AT_ONCE}`,
    [now],
  );
}

export async function settleDone(
  db: Database,
  events: readonly DueEvent[],
  now: Instant,
): Promise<void> {
  await db.execute(
    `UPDATE saldo_events_ChangeEvents SET state = 'done', settledAt = ?, errorCode = NULL, errorText = NULL
      WHERE ID ${inList(db.dialect)}`,
    [now, idsOf(events)],
  );
}

/** Has an event wait for its next attempt; after the last one it has failed and stays in the list. */
export async function postpone(
  db: Database,
  { ID, attempts }: DueEvent,
  now: Instant,
  { code, message }: Fault,
): Promise<void> {
  const pause = PAUSES[attempts];
  const next = pause === undefined ? null : isoAfter(Date.parse(now), pause);
  await db.execute(
    `UPDATE saldo_events_ChangeEvents
        SET state = ?, attempts = ?, nextAttemptAt = ?, errorCode = ?, errorText = ?
      WHERE ID = ?`,
    [next === null ? 'failed' : 'pending', attempts + 1, next, code, message.slice(0, 1000), ID],
  );
}

/** Has events wait until the ERP, or the service, answers again; for a day at most. */
export async function putOff(
  db: Database,
  events: readonly DueEvent[],
  now: Instant,
  { code, message }: Fault,
): Promise<void> {
  await db.execute(
    `UPDATE saldo_events_ChangeEvents
        SET state = CASE WHEN receivedAt < ? THEN 'failed' ELSE 'pending' END,
            nextAttemptAt = ?, errorCode = ?, errorText = ?
      WHERE state = 'pending' AND ID ${inList(db.dialect)}`,
    [
      isoAfter(Date.parse(now), -HOURS_TO_WAIT * SECONDS_PER_HOUR),
      isoAfter(Date.parse(now), PUT_OFF_SECONDS),
      code,
      message.slice(0, 1000),
      idsOf(events),
    ],
  );
}

/** Has everything that failed or waits be tried again now, from the first attempt on. */
export function retryAll(db: Database, now: Instant): Promise<number> {
  return db.execute(
    `UPDATE saldo_events_ChangeEvents SET state = 'pending', attempts = 0, nextAttemptAt = ?
      WHERE state IN ('pending', 'failed')`,
    [now],
  );
}

/**
 * Forgets what is settled for a week: an event sent again after that is taken for a new one, which
 * only reads its object once more. Failed events stay for a quarter.
 */
export function forgetSettled(db: Database, now: Instant): Promise<number> {
  const daysBefore = (days: number) => isoAfter(Date.parse(now), -days * SECONDS_PER_DAY);
  return db.execute(
    `DELETE FROM saldo_events_ChangeEvents
      WHERE (state IN ('done', 'ignored') AND settledAt < ?)
         OR (state = 'failed' AND receivedAt < ?)`,
    [daysBefore(DAYS_KEPT.settled), daysBefore(DAYS_KEPT.failed)],
  );
}

function idsOf(events: readonly DueEvent[]): string {
  return JSON.stringify(events.map(({ ID }) => ID));
}
