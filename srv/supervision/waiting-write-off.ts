import { appendEvent } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import type { Decider } from '../requests/decider.ts';
import { keepCustomerOf } from '../requests/keep-customer.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { forbidden, notFound } from '../requests/refusal.ts';
import { segmentDays } from '../runs/bank-days.ts';
import { loadWriteOff, type StoredWriteOff } from '../worklist/stored-write-off.ts';
import { placeOf } from './place-of.ts';
import type { Supervisor } from './supervisor.ts';

/** A proposal that waits for a decision, with the day its segment's lists are for. */
export interface WaitingWriteOff extends StoredWriteOff {
  readonly businessDate: IsoDate;
}

/** Also keeps a second decision waiting until we end; comes after the customer is kept. */
const CLAIM = `UPDATE saldo_writeoffs_WriteOffs SET decidedAt = ?, decidedBy = ?, decisionReason = ?
  WHERE ID = ? AND state = 'waiting' AND ${notRestricted('saldo_writeoffs_WriteOffs')}`;

/**
 * Takes the proposal for a decision by this user, for their reason: WRITE_OFF_NOT_WAITING (404) when it
 * does not wait or its person is restricted, WRITE_OFF_FOUR_EYES (403) when they proposed it,
 * SEGMENT_FOREIGN or GROUP_FOREIGN (403) when it is of other people's segment or group; who is on no
 * list is decided by everybody of the segment.
 */
export async function takeWriteOffForDecision(
  decider: Supervisor,
  id: string,
  reason: string,
): Promise<WaitingWriteOff> {
  const { db, user, now } = decider;
  await keepCustomerOf(db, 'saldo_writeoffs_WriteOffs', id, user);
  const claimed = await db.execute(CLAIM, [now, user, reason, id]);
  const writeOff = claimed === 0 ? null : await loadWriteOff(db, id);
  if (!writeOff) throw notFound('WRITE_OFF_NOT_WAITING');
  refuseForeignSegment(decider, writeOff.segment);
  const { collectionGroup, businessDate } = await placeOf(db, writeOff);
  if (collectionGroup) refuseForeignGroup(decider, collectionGroup);
  if (writeOff.createdBy === user) throw forbidden('WRITE_OFF_FOUR_EYES');
  return {
    ...writeOff,
    businessDate: businessDate ?? (await segmentDays(db, now))(writeOff.segment),
  };
}

/** Says in the audit trail who decided what of a proposal, and why. */
export function auditWriteOffDecision(
  { db, user, now }: Decider,
  { id, source, partner, segment, currency, amount, createdBy }: WaitingWriteOff,
  decision: 'approved' | 'rejected',
  reason: string,
): Promise<void> {
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: `write-off-${decision}`,
    objectType: 'write-off',
    objectKey: id,
    source,
    partner,
    reason,
    details: { segment, currency, amount, proposedBy: createdBy },
  });
}
