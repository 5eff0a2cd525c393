import { randomUUID } from 'node:crypto';
import { positionEventsTable, releasedHoldsTable } from '../platform/tables.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { notFound } from '../requests/refusal.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';

export interface HeldKey {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

interface Held {
  readonly run: string;
  readonly status: string;
  readonly collectionGroup: string | null;
  readonly agent: string;
}

/**
 * Takes a customer from the agent who has them open. The agent is told who did it and why, at the
 * next thing they do with the customer (HOLD_GONE, SEGMENT_FOREIGN, GROUP_FOREIGN).
 */
export async function releaseHold(
  supervisor: Supervisor,
  { segment, source, partner }: HeldKey,
  { reason }: { readonly reason: string },
): Promise<void> {
  const { db, user, now } = supervisor;
  refuseForeignSegment(supervisor, segment);
  const held = await findHeld(supervisor, { segment, source, partner });
  const { run, status, collectionGroup, agent } = held;
  if (collectionGroup) refuseForeignGroup(supervisor, collectionGroup);
  const key = [source, partner, agent];
  const ended = await db.execute(
    'DELETE FROM saldo_worklists_Holds WHERE source = ? AND partner = ? AND agent = ?',
    key,
  );
  if (ended === 0) throw notFound('HOLD_GONE');
  await db.upsert(releasedHoldsTable, [
    { source, partner, agent, releasedBy: user, releasedAt: now, reason },
  ]);
  const unchanged = { fromStatus: status, toStatus: status };
  const event = { cause: 'hold-released', ...unchanged, about: agent, note: reason };
  await db.insert(positionEventsTable, [
    { ID: randomUUID(), run, source, partner, occurredAt: now, ...event },
  ]);
  await recordChange(supervisor, {
    decision: 'hold-released',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    reason,
    details: { segment, agent },
    seenBy: [{ segment, collectionGroup }],
    work: { fromAgent: agent },
  });
}

async function findHeld({ db, now }: Supervisor, key: HeldKey): Promise<Held> {
  const [held] = await db.query<Held>(
    `SELECT position.run, position.status, position.collectionGroup AS "collectionGroup", hold.agent
    FROM saldo_worklists_PublishedRuns published
    JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = ? AND position.partner = ? AND ${notRestricted('position')}
    JOIN saldo_worklists_Holds hold ON hold.source = position.source
      AND hold.partner = position.partner AND hold.expiresAt > ?
    WHERE published.segment = ?`,
    [key.source, key.partner, now, key.segment],
  );
  if (!held) throw notFound('HOLD_GONE');
  return held;
}
