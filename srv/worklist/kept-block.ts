import type { IsoDate } from '../domain/iso-date.ts';
import type { ItemKey } from '../domain/open-item.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** A block as it is kept. */
export interface KeptBlock {
  readonly id: string;
  readonly kind: 'dunning' | 'payment' | 'contact';
  readonly reason: string;
  readonly validTo: IsoDate;
}

/** The customer's, in the segment; a contact is with the person, in all of them. BLOCK_UNKNOWN. */
export async function keptBlock({ db, position }: Visit, block: string): Promise<KeptBlock> {
  const { source, partner, segment } = position;
  const [row] = await db.query<KeptBlock>(
    `SELECT ID AS id, kind, reason, validTo AS "validTo" FROM saldo_locks_Blocks
    WHERE ID = ? AND source = ? AND partner = ? AND (segment = ? OR kind = 'contact')`,
    [block, source, partner, segment],
  );
  if (!row) throw notFoundAt('block', 'BLOCK_UNKNOWN');
  return row;
}

/**
 * Ends a block here: it was set from and until days of the segment, so it is that day which says whether
 * it is over, not the one that the list was made for. BLOCK_NOT_ACTIVE.
 */
export async function endBlock(visit: Visit, block: string, reason: string): Promise<void> {
  const { db, agent, now } = visit;
  const today = await segmentDay(visit, now);
  const ended = await db.execute(
    `UPDATE saldo_locks_Blocks SET liftedBy = ?, liftedAt = ?, liftReason = ?
    WHERE ID = ? AND liftedAt IS NULL AND validTo >= ?`,
    [agent, now, reason, block, today],
  );
  if (ended === 0) throw conflict('BLOCK_NOT_ACTIVE');
}

/** A lock of a block, on an item or (then not blank) a contract account. */
export interface BlockLock extends Omit<ItemKey, 'source'> {
  readonly lock: string;
  readonly account: string;
  /** Set by Saldo, and no other block needs it: it ends with this one. */
  readonly isOwn: number;
}

const LOCKS = `SELECT kept.lock, COALESCE(requested.account, '') AS account, requested.document,
    requested.repetition, requested.item, requested.subitem,
    CASE WHEN requested.status = 'foreign' OR EXISTS (SELECT 1 FROM saldo_locks_BlockLocks other
        JOIN saldo_locks_Blocks block ON block.ID = other.block
        WHERE other.lock = kept.lock AND other.block <> kept.block AND block.liftedAt IS NULL)
      THEN 0 ELSE 1 END AS "isOwn"
  FROM saldo_locks_BlockLocks kept
  JOIN saldo_locks_RequestedLocks requested ON requested.ID = kept.lock
  WHERE kept.block = ? AND requested.status IN ('requested', 'set', 'foreign')
  ORDER BY kept.lock`;

/** The locks that a block stands for and that nobody has lifted. */
export function locksOf({ db }: Visit, block: string): Promise<BlockLock[]> {
  return db.query<BlockLock>(LOCKS, [block]);
}
