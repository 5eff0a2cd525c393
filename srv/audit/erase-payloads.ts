import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { appendEvent } from './append-event.ts';
import { erasedDigest } from './event-digest.ts';

export interface Erasure {
  readonly source: string;
  readonly partner: string;
  readonly actor: string;
  readonly now: Instant;
  readonly reason: string;
  /** The rule by which the person is erased. */
  readonly ruleVersion: string;
}

/** The decision that stands for an erasure in the trail; `details` holds count and digest of the events. */
export const ERASED = 'events-erased';

/**
 * Erases what audit events tell about a customer. Actor, decision and time stay; an event of its own
 * says which were erased, so that none can be emptied in secret. Returns how many there were.
 */
export async function erasePayloads(db: Database, erasure: Erasure): Promise<number> {
  const { source, partner, actor, now, reason, ruleVersion } = erasure;
  return db.transaction(async (tx) => {
    const id = randomUUID();
    const events = await tx.execute(ERASE, [id, source, partner]);
    if (events === 0) return 0;
    const details = { events, digest: await digestOfErased(tx, id) };
    await appendEvent(
      tx,
      {
        occurredAt: now,
        actor,
        decision: ERASED,
        objectType: 'audit',
        objectKey: id,
        source: '',
        partner: '',
        reason,
        ruleVersion,
        details,
      },
      id,
    );
    return events;
  });
}

const ERASE = `UPDATE saldo_audit_Events SET objectKey = NULL, source = NULL, partner = NULL,
  reason = NULL, details = NULL, salt = NULL, erasedBy = ?
  WHERE source = ? AND partner = ?`;

async function digestOfErased(tx: Database, id: string): Promise<string> {
  const digest = erasedDigest();
  const erased = tx.stream<{ ID: string }>(
    'SELECT ID AS "ID" FROM saldo_audit_Events WHERE erasedBy = ? ORDER BY ID',
    [id],
  );
  for await (const batch of erased) for (const { ID } of batch) digest.add(ID);
  return digest.value();
}
