import type { Instant } from '../../domain/iso-date.ts';
import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { changeEventsTable } from '../../platform/tables.ts';
import type { SubjectName } from './event-types.ts';

const OWN_SOURCE = 'saldo';

/** Why an object is read again. */
export interface OwnEvent {
  /** Says what happened; the same is told once. */
  readonly id: string;
  readonly type: string;
  readonly now: Instant;
}

/**
 * Has an object read again by its key, as an event of the ERP would: what is mirrored of it was changed
 * here for something that the ERP never got. In the caller's transaction.
 */
export async function readAgain(
  db: Database,
  subject: SubjectName,
  objectKey: string,
  { id, type, now }: OwnEvent,
): Promise<void> {
  const about = { eventSource: OWN_SOURCE, eventId: id, type, channel: OWN_SOURCE };
  const when = { happenedAt: now, receivedAt: now, nextAttemptAt: now };
  const ID = operationId(OWN_SOURCE, 'change-event', id);
  await db.insert(
    changeEventsTable,
    [{ ID, ...about, subject, objectKey, ...when, state: 'pending', attempts: 0 }],
    { ifAbsent: true },
  );
}
