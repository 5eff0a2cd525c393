import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type EventsRow, eventsTable } from '../platform/tables.ts';
import { sealEvents } from './seal-events.ts';

/** One decision: who, what, why, under which version of the rules. */
export interface AuditEvent {
  readonly occurredAt: Instant;
  /** The logon name, or 'system'. */
  readonly actor: string;
  /** What was decided, for example 'promise-given'. */
  readonly decision: string;
  readonly objectType: string;
  readonly objectKey: string;
  readonly source: string;
  readonly partner: string;
  readonly reason?: string;
  /** Strategy version, contact pack or policy that the decision followed. */
  readonly ruleVersion?: string;
  /** Codes, keys and amounts only: an audit event outlives the person's data. */
  readonly details?: Json;
}

/** Appends and seals events in the caller's transaction: a decision without its event cannot be committed. */
export async function appendEvents(db: Database, events: readonly AuditEvent[]): Promise<void> {
  await append(db, events.map(toRow));
}

/** As `appendEvents`, for one, under an id that the caller has used before if given. */
export function appendEvent(db: Database, event: AuditEvent, id?: string): Promise<void> {
  return append(db, [{ ...toRow(event), ...(id && { ID: id }) }]);
}

async function append(db: Database, rows: readonly EventsRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.transaction(async (tx) => {
    await tx.insert(eventsTable, rows);
    await sealEvents(tx, rows);
  });
}

function toRow({ reason, ruleVersion, details, occurredAt, ...event }: AuditEvent): EventsRow {
  return {
    ID: randomUUID(),
    ...event,
    // As the database gives it back: the seal is computed again from there.
    occurredAt: new Date(occurredAt).toISOString(),
    reason: reason ?? null,
    ruleVersion: ruleVersion ?? null,
    details: canonicalJson(details ?? {}),
    actorSalt: salt(),
    salt: salt(),
    erasedBy: null,
  };
}

function salt(): string {
  return randomBytes(16).toString('hex');
}
