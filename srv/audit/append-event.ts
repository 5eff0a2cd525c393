import { randomUUID } from 'node:crypto';
import { canonicalJson, type Json } from '../domain/canonical-json.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { eventsTable } from '../platform/tables.ts';

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

/** Appends events in the caller's transaction: a decision without its event cannot be committed. */
export async function appendEvents(db: Database, events: readonly AuditEvent[]): Promise<void> {
  await db.insert(eventsTable, events.map(toRow));
}

/** As `appendEvents`, for one. */
export function appendEvent(db: Database, event: AuditEvent): Promise<void> {
  return appendEvents(db, [event]);
}

function toRow({ details, ...event }: AuditEvent) {
  return { ID: randomUUID(), ...event, details: canonicalJson(details ?? {}) };
}
