import { randomUUID } from 'node:crypto';
import { type AuditEvent, appendEvents } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { teamChangesTable } from '../platform/tables.ts';
import type { Decider } from '../requests/decider.ts';

/** A change of how work is spread, as the audit trail seals it and supervisors read it. */
export interface DeskChange extends Pick<AuditEvent, 'decision' | 'objectType' | 'objectKey'> {
  readonly reason: string;
  readonly source?: string | null;
  readonly partner?: string | null;
  readonly details: AuditEvent['details'];
  /** Whose supervisors see it: groups, or whole segments (no group). */
  readonly seenBy: readonly SeenBy[];
  readonly work?: MovedWork;
}

export interface SeenBy {
  readonly segment: string;
  readonly collectionGroup: string | null;
}

/** Whose work goes to whom, and from which day to which. */
export interface MovedWork {
  readonly fromAgent?: string | null;
  readonly toAgent?: string | null;
  readonly validFrom?: IsoDate | null;
  readonly validTo?: IsoDate | null;
}

/** Says who spread work differently, and why. */
export function recordChange(decider: Decider, change: DeskChange): Promise<void> {
  return recordChanges(decider, [change]);
}

/** As `recordChange`, for what is changed together. */
export async function recordChanges(
  { db, user, now }: Decider,
  changes: readonly DeskChange[],
): Promise<void> {
  const events = changes.map(({ source, partner, seenBy: _, work: __, ...event }) => ({
    occurredAt: now,
    actor: user,
    source: source ?? '',
    partner: partner ?? '',
    ...event,
  }));
  await appendEvents(db, events);
  const told = { changedAt: now, changedBy: user };
  const rows = changes.flatMap((change) => rowsOf(change).map((row) => ({ ...row, ...told })));
  await db.insert(teamChangesTable, rows);
}

function rowsOf({ decision, reason, source, partner, seenBy, work }: DeskChange) {
  const what = { change: decision, reason, source: source ?? null, partner: partner ?? null };
  const nobody = { fromAgent: null, toAgent: null, validFrom: null, validTo: null };
  return seenBy.map((seen) => ({ ID: randomUUID(), ...what, ...nobody, ...work, ...seen }));
}
