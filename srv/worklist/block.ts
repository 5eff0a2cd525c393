import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { blocksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { checkLastDay, lockReasonOf } from './block-terms.ts';
import { takeHold } from './hold.ts';
import { type LockedDebts, lockDebts } from './lock-debts.ts';
import { recordAction } from './record-action.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** What is kept off the customer, why (a code of BlockReasons) and up to which day. */
export interface BlockInput extends LockedDebts {
  readonly kind: string;
  readonly reason: string;
  readonly validTo: IsoDate;
  readonly note?: string | null;
}

/**
 * Keeps dunning or debits (by locks on items or accounts in the ERP) or every contact (by the gate) off
 * a customer up to and with a day; it is over by itself then. BLOCK_… when something is wrong with it.
 */
export async function block(visit: Visit, input: BlockInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  const { kind, reason, validTo } = input;
  if (!isKind(kind)) throw badRequest('BLOCK_KIND_UNKNOWN', 'kind', { value: kind });
  const lockReason = await lockReasonOf(db, reason);
  const validFrom = await segmentDay(visit, now);
  checkLastDay(validFrom, validTo);
  await takeHold(visit);
  const ID = randomUUID();
  const what = { kind, reason, note: input.note ?? '', validFrom, validTo };
  const set = { setBy: agent, setAt: now };
  await db.insert(blocksTable, [{ ID, source, partner, segment, ...what, ...set }]);
  if (kind !== 'contact') {
    const lock = { block: ID, process: kind, reason: lockReason, validFrom, validTo };
    await lockDebts(visit, lock, input);
  }
  await recordAction(visit, { cause: 'block-set', about: kind, note: input.note ?? '' });
  await auditBlock(visit, ID, input);
  await markChanged(db, [{ source, partner, cause: 'lock', changedAt: now }]);
}

function isKind(kind: string): kind is 'dunning' | 'payment' | 'contact' {
  return kind === 'dunning' || kind === 'payment' || kind === 'contact';
}

function auditBlock(
  { db, agent, now, position }: Visit,
  objectKey: string,
  { kind, reason, validTo }: BlockInput,
): Promise<void> {
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: `${kind}-blocked`,
    objectType: 'block',
    objectKey,
    source,
    partner,
    reason,
    details: { segment, validTo },
  });
}
