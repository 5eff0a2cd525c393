import { appendEvent } from '../audit/append-event.ts';
import { liftLock } from '../erp/write-back/requests/locks.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { takeHold } from './hold.ts';
import { endBlock, keptBlock, locksOf } from './kept-block.ts';
import { recordAction } from './record-action.ts';
import type { Visit } from './visit.ts';

/** Which block ends before its last day, and why. */
export interface LiftInput {
  readonly block: string;
  readonly reason: string;
}

/**
 * Ends a block of the customer now, with its locks in the ERP; what the ERP had before, and what another
 * block needs, stays locked. BLOCK_UNKNOWN, BLOCK_NOT_ACTIVE.
 */
export async function liftBlock(visit: Visit, { block, reason }: LiftInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  await takeHold(visit);
  const { kind } = await keptBlock(visit, block);
  await endBlock(visit, block, reason);
  const requester = { source, segment, user: agent, now };
  for (const { lock, isOwn } of await locksOf(visit, block)) {
    if (isOwn === 1) await liftLock(db, lock, requester);
  }
  await recordAction(visit, { cause: 'block-lifted', about: kind, note: reason });
  await auditLift(visit, block, reason);
  await markChanged(db, [{ source, partner, cause: 'lock', changedAt: now }]);
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
