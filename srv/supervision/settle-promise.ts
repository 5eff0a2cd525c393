import { appendEvent } from '../audit/append-event.ts';
import { toScaled4 } from '../domain/erp-amount.ts';
import type { Decider } from '../requests/decider.ts';
import { markChanged } from '../runs/mark-changed.ts';
import type { WaitingPromise } from './waiting-promise.ts';

/** What was decided of a promise, and the operation that takes it to the ERP. */
export interface Decision {
  readonly approval: 'approved' | 'rejected';
  readonly reason: string;
  readonly operation: string | null;
}

/** 6 is FI-CA's "not approved"; an approved promise is open and is judged from now on. */
const SETTLE = `UPDATE saldo_agreements_Promises
  SET needsApproval = false, approval = ?, decisionReason = ?, operation = ?, status = ?
  WHERE ID = ?`;

const FORGET_CHECK = 'UPDATE saldo_agreements_Promises SET nextCheckOn = NULL WHERE ID = ?';

/** Keeps the decision with its audit event, and marks the customer to be evaluated again. */
export async function settlePromise(
  decider: Decider,
  promise: WaitingPromise,
  { approval, reason, operation }: Decision,
): Promise<void> {
  const { db, now } = decider;
  const { id, source, partner } = promise;
  const isApproved = approval === 'approved';
  await db.execute(SETTLE, [approval, reason, operation, isApproved ? '0' : '6', id]);
  if (!isApproved) await db.execute(FORGET_CHECK, [id]);
  await auditDecision(decider, promise, approval, reason);
  await markChanged(db, [{ source, partner, cause: 'promise', changedAt: now }]);
}

function auditDecision(
  { db, user, now }: Decider,
  promise: WaitingPromise,
  approval: Decision['approval'],
  reason: string,
): Promise<void> {
  const { id, source, partner, segment, currency, digits, items, proposedBy } = promise;
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: `promise-${approval}`,
    objectType: 'promise',
    objectKey: id,
    source,
    partner,
    reason,
    details: { segment, currency, amount4: toScaled4(total, digits), proposedBy },
  });
}
