import { appendEvent } from '../audit/append-event.ts';
import { requestWithdrawal } from '../erp/write-back/requests/promises.ts';
import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { takeHold } from './hold.ts';
import { type OpenPromise, openPromiseOf } from './open-promise.ts';
import { recordAction } from './record-action.ts';
import type { Visit } from './visit.ts';

/** Who wants the promise to end, and why; the reason is a code of WithdrawalReasons. */
export interface WithdrawalInput {
  readonly promise: string;
  readonly initiator: string;
  readonly reason: string;
  readonly note?: string | null;
}

type Initiator = 'customer' | 'bank';

/** FI-CA's statuses of a withdrawn promise. */
const STATUS = { customer: '4', bank: '5' } as const;

const WITHDRAW_WAITING = `UPDATE saldo_agreements_Promises
  SET status = ?, withdrawalReason = ?, needsApproval = false, approval = 'withdrawn',
    nextCheckOn = NULL
  WHERE ID = ? AND needsApproval = true AND status = '0'`;

/**
 * Ends an open promise here and in the ERP, which frees its items; one that waits for approval was
 * never there and ends here only. INITIATOR_UNKNOWN, WITHDRAWAL_REASON_UNKNOWN, PROMISE_UNKNOWN,
 * PROMISE_NOT_OPEN.
 */
export async function withdrawPromise(visit: Visit, input: WithdrawalInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  const by = initiatorOf(input);
  await checkReason(db, by, input.reason);
  await takeHold(visit);
  const promise = await openPromiseOf(visit, input.promise);
  if (promise.isWaiting) {
    await withdrawWaiting(db, promise, by, input.reason);
  } else {
    const withdrawal = { promise: promise.id, partner, by, reason: input.reason };
    await requestWithdrawal(db, withdrawal, { source, segment, user: agent, now });
  }
  const { reason, note } = input;
  await recordAction(visit, { cause: 'promise-withdrawn', about: reason, note: note ?? '' });
  await auditWithdrawal(visit, promise, by, input);
  await markChanged(db, [{ source, partner, cause: 'promise', changedAt: now }]);
}

function initiatorOf({ initiator }: WithdrawalInput): Initiator {
  if (initiator === 'customer' || initiator === 'bank') return initiator;
  throw badRequest('INITIATOR_UNKNOWN', 'initiator', { value: initiator });
}

async function checkReason(db: Database, by: Initiator, reason: string): Promise<void> {
  const rows = await db.query(
    `SELECT code FROM saldo_agreements_WithdrawalReasons
    WHERE code = ? AND (initiator = ? OR COALESCE(initiator, '') = '')`,
    [reason, by],
  );
  if (rows.length === 0) throw badRequest('WITHDRAWAL_REASON_UNKNOWN', 'reason', { value: reason });
}

async function withdrawWaiting(
  db: Database,
  { id }: OpenPromise,
  by: Initiator,
  reason: string,
): Promise<void> {
  const ended = await db.execute(WITHDRAW_WAITING, [STATUS[by], reason, id]);
  if (ended === 0) throw conflict('PROMISE_NOT_OPEN');
}

function auditWithdrawal(
  { db, agent, now, position }: Visit,
  { id, isWaiting }: OpenPromise,
  by: Initiator,
  { reason, note }: WithdrawalInput,
): Promise<void> {
  const { source, partner, segment } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'promise-withdrawn',
    objectType: 'promise',
    objectKey: id,
    source,
    partner,
    reason: note ?? '',
    details: { segment, by, reason, isWaiting },
  });
}
