import { appendEvent } from '../audit/append-event.ts';
import { liftLock } from '../erp/write-back/requests/locks.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { takeHold } from './hold.ts';
import { recordAction } from './record-action.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** Which block ends before its last day, and why. */
export interface LiftInput {
  readonly block: string;
  readonly reason: string;
}

const LIFT = `UPDATE saldo_locks_Blocks SET liftedBy = ?, liftedAt = ?, liftReason = ?
  WHERE ID = ? AND liftedAt IS NULL AND validTo >= ?`;

/** Locks of ours that no other block of today needs; those that the ERP had before are not ours to lift. */
const LOCKS = `SELECT kept.lock FROM saldo_locks_BlockLocks kept
  JOIN saldo_locks_RequestedLocks requested ON requested.ID = kept.lock
  WHERE kept.block = ? AND requested.status IN ('requested', 'set')
    AND NOT EXISTS (SELECT 1 FROM saldo_locks_BlockLocks other
      JOIN saldo_locks_Blocks block ON block.ID = other.block
      WHERE other.lock = kept.lock AND other.block <> kept.block AND block.liftedAt IS NULL)
  ORDER BY kept.lock`;

/**
 * Ends a block of the customer now, with its locks in the ERP: it was set from and until days of the
 * segment, so it is that day which says whether it is over, not the one that the list was made for.
 * BLOCK_UNKNOWN, BLOCK_NOT_ACTIVE.
 */
export async function liftBlock(visit: Visit, { block, reason }: LiftInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  await takeHold(visit);
  const kind = await kindOf(visit, block);
  const today = await segmentDay(visit, now);
  const lifted = await db.execute(LIFT, [agent, now, reason, block, today]);
  if (lifted === 0) throw conflict('BLOCK_NOT_ACTIVE');
  const requester = { source, segment, user: agent, now };
  for (const { lock } of await db.query<{ lock: string }>(LOCKS, [block])) {
    await liftLock(db, lock, requester);
  }
  await recordAction(visit, { cause: 'block-lifted', about: kind, note: reason });
  await auditLift(visit, block, reason);
  await markChanged(db, [{ source, partner, cause: 'lock', changedAt: now }]);
}

async function kindOf({ db, position }: Visit, block: string): Promise<string> {
  const { source, partner, segment } = position;
  const [row] = await db.query<{ kind: string }>(
    `SELECT kind FROM saldo_locks_Blocks
    WHERE ID = ? AND source = ? AND partner = ? AND (segment = ? OR kind = 'contact')`,
    [block, source, partner, segment],
  );
  if (!row) throw notFoundAt('block', 'BLOCK_UNKNOWN');
  return row.kind;
}

function auditLift(
  { db, agent, now, position }: Visit,
  objectKey: string,
  reason: string,
): Promise<void> {
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'block-lifted',
    objectType: 'block',
    objectKey,
    source,
    partner,
    reason,
    details: { segment },
  });
}
