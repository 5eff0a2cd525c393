import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { changeLock, type LockTerms, setLock } from '../erp/write-back/requests/locks.ts';
import { blockLocksTable, blocksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { checkLastDay, lockReasonOf } from './block-terms.ts';
import { takeHold } from './hold.ts';
import { type BlockLock, endBlock, type KeptBlock, keptBlock, locksOf } from './kept-block.ts';
import { recordAction } from './record-action.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** Which block gets another reason (a code of BlockReasons) or last day. */
export interface BlockChange {
  readonly block: string;
  readonly reason: string;
  readonly validTo: IsoDate;
  readonly note?: string | null;
}

/**
 * Gives a block another last day or reason. A new one takes its place, over the same debts; in the ERP
 * each new lock is set before the old one is lifted. BLOCK_UNKNOWN, BLOCK_NOT_ACTIVE,
 * BLOCK_NOTHING_CHANGED, and as `block` says of reason and day.
 */
export async function changeBlock(visit: Visit, input: BlockChange): Promise<void> {
  const { db, now, position } = visit;
  const { source, partner } = position;
  const { reason, validTo } = input;
  const note = input.note ?? '';
  const lockReason = await lockReasonOf(db, reason);
  const validFrom = await segmentDay(visit, now);
  checkLastDay(validFrom, validTo);
  await takeHold(visit);
  const old = await keptBlock(visit, input.block);
  if (old.reason === reason && old.validTo === validTo) {
    throw badRequest('BLOCK_NOTHING_CHANGED', 'validTo', { validTo });
  }
  const locks = await locksOf(visit, old.id);
  await endBlock(visit, old.id, note);
  const ID = await enter(visit, old, { reason, note, validFrom, validTo });
  if (old.kind !== 'contact') {
    const terms = { partner, process: old.kind, reason: lockReason, validFrom, validTo };
    await changeLocks(visit, ID, locks, terms);
  }
  await recordAction(visit, { cause: 'block-changed', about: old.kind, note });
  await auditChange(visit, ID, old, input);
  await markChanged(db, [{ source, partner, cause: 'lock', changedAt: now }]);
}

async function enter(
  { db, agent, now, position }: Visit,
  { kind }: KeptBlock,
  what: Readonly<Record<'reason' | 'note' | 'validFrom' | 'validTo', string>>,
): Promise<string> {
  const { source, partner, segment } = position;
  const ID = randomUUID();
  const set = { setBy: agent, setAt: now };
  await db.insert(blocksTable, [{ ID, source, partner, segment, kind, ...what, ...set }]);
  return ID;
}

/** What another block needs, or the ERP had before, stays beside the new lock. */
async function changeLocks(
  { db, agent, now, position }: Visit,
  block: string,
  locks: readonly BlockLock[],
  terms: LockTerms,
): Promise<void> {
  const { source, segment } = position;
  const requester = { source, segment, user: agent, now };
  const changed = new Set<string>();
  for (const { lock: old, isOwn, account, ...item } of locks) {
    const lock = account === '' ? { ...item, ...terms } : { account, ...terms };
    const change = isOwn ? changeLock(db, old, lock, requester) : setLock(db, lock, requester);
    changed.add(await change);
  }
  await db.insert(
    blockLocksTable,
    [...changed].map((lock) => ({ block, lock })),
  );
}

function auditChange(
  { db, agent, now, position }: Visit,
  objectKey: string,
  { id, ...old }: KeptBlock,
  { reason, validTo }: BlockChange,
): Promise<void> {
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'block-changed',
    objectType: 'block',
    objectKey,
    source,
    partner,
    reason,
    details: { segment, validTo, before: { block: id, ...old } },
  });
}
