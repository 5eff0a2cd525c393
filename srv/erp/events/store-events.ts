import type { Instant } from '../../domain/iso-date.ts';
import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { type ChangeEventsRow, changeEventsTable } from '../../platform/tables.ts';
import type { CloudEvent } from './cloud-event.ts';
import { keyOfEvent } from './event-keys.ts';
import { eventSubjects } from './event-subjects.ts';
import { type OwnTypes, subjectOfType } from './event-types.ts';

export interface StoreOptions {
  readonly now: Instant;
  /** How the events came. */
  readonly channel: 'webhook' | 'messaging';
  readonly ownTypes?: OwnTypes | undefined;
}

export interface StoreReport {
  /** New here, to be worked on. */
  readonly stored: number;
  /** Of a type that says nothing to Saldo; kept for a while, so that it can be seen. */
  readonly ignored: number;
  /** Were here already. */
  readonly repeated: number;
}

/**
 * Keeps events as wake-ups; an event with the same source and id is kept once, however often it
 * comes. EVENT_KEY_MISSING when one names no object; then none is kept.
 */
export async function storeEvents(
  db: Database,
  events: readonly CloudEvent[],
  options: StoreOptions,
): Promise<StoreReport> {
  const byId = new Map<string, Partial<ChangeEventsRow>>();
  for (const event of events) {
    const row = rowOf(event, options);
    byId.set(row.ID, row);
  }
  const rows = [...byId.values()];
  const stored = await insertNew(db, pendingOf(rows, true));
  const ignored = await insertNew(db, pendingOf(rows, false));
  return { stored, ignored, repeated: events.length - stored - ignored };
}

function pendingOf(rows: readonly Partial<ChangeEventsRow>[], isPending: boolean) {
  return rows.filter(({ state }) => (state === 'pending') === isPending);
}

function insertNew(db: Database, rows: readonly Partial<ChangeEventsRow>[]): Promise<number> {
  return db.insert(changeEventsTable, rows, { ifAbsent: true });
}

function rowOf(event: CloudEvent, { now, channel, ownTypes }: StoreOptions) {
  const { id, source, type, time } = event;
  const subject = subjectOfType(type, ownTypes);
  const isPending = subject !== undefined;
  return {
    ID: operationId(source, 'change-event', id),
    eventSource: source,
    eventId: id,
    type,
    channel,
    subject: subject ?? null,
    objectKey: isPending ? keyOfEvent(event, eventSubjects[subject]) : null,
    happenedAt: time,
    receivedAt: now,
    state: isPending ? 'pending' : 'ignored',
    attempts: 0,
    nextAttemptAt: isPending ? now : null,
    settledAt: isPending ? null : now,
  };
}
