import { randomUUID } from 'node:crypto';
import { positionEventsTable } from '../platform/tables.ts';
import type { PublishedSegment } from '../runs/published-segments.ts';
import type { Reassignment } from './give-away.ts';
import type { FoundCustomer } from './reassignment-query.ts';
import { recordChanges } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';

/** Who gave customers away, when and why: on each customer's page, among the team's changes, and in the audit trail. */
export async function recordReassignment(
  supervisor: Supervisor,
  { segment: { segment }, run, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent, validTo = null, reason }: Reassignment,
): Promise<void> {
  const { db, now } = supervisor;
  await db.insert(
    positionEventsTable,
    customers.map(({ source, partner, status }) => ({
      ID: randomUUID(),
      run,
      source,
      partner,
      occurredAt: now,
      cause: 'reassigned',
      fromStatus: status,
      toStatus: status,
      about: agent,
      note: reason,
    })),
    { columns: EVENT_COLUMNS },
  );
  await recordChanges(
    supervisor,
    customers.map(({ source, partner, owner, collectionGroup }) => ({
      decision: 'customer-reassigned',
      objectType: 'position',
      objectKey: `${run}/${source}/${partner}`,
      source,
      partner,
      reason,
      details: { segment, fromAgent: owner, toAgent: agent, validTo },
      seenBy: [{ segment, collectionGroup }],
      work: { fromAgent: owner, toAgent: agent, validFrom: today, validTo },
    })),
  );
}

const EVENT_COLUMNS = [
  'ID',
  'run',
  'source',
  'partner',
  'occurredAt',
  'cause',
  'fromStatus',
  'toStatus',
  'about',
  'note',
] as const;
