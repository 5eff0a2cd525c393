import { SaldoError } from '../../../domain/errors.ts';
import type { Database } from '../../../platform/database.ts';
import { inList } from '../../../platform/sql-text.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { PromisePayload } from '../operation-kinds/promise-create.ts';
import type { PromiseReplacePayload } from '../operation-kinds/promise-replace.ts';
import type { PromiseVerdictPayload } from '../operation-kinds/promise-verdict.ts';
import type { PromiseWithdrawPayload } from '../operation-kinds/promise-withdraw.ts';
import { inSegment, operationOf, type Requester, request } from './requester.ts';

/** Takes a promise to the ERP. */
export function requestPromise(db: Database, promise: PromisePayload, requester: Requester) {
  const { partner, promiseId: subject } = promise;
  return request(db, { kind: 'promise-create', partner, subject, payload: promise }, requester);
}

/**
 * Takes a promise to the ERP that replaces an open one of Saldo, which ends here and there. All
 * promises of such a chain are sent in order. PROMISE_NOT_OPEN when the old one has ended.
 */
export async function requestReplacement(
  db: Database,
  promise: PromiseReplacePayload,
  requester: Requester,
): Promise<string> {
  const { partner, promiseId: subject, replaces } = promise;
  await endPromise(db, replaces, '5', '');
  const objectKey = (await objectKeysOf(db, [replaces])).get(replaces) ?? replaces;
  const kind = 'promise-replace';
  return request(db, { kind, partner, subject, objectKey, payload: promise }, requester);
}

export interface Withdrawal extends PromiseWithdrawPayload {
  readonly promise: string;
  readonly partner: string;
}

/** Withdraws an open promise, here and in the ERP. PROMISE_NOT_OPEN when it has ended. */
export async function requestWithdrawal(
  db: Database,
  { promise, partner, by, reason }: Withdrawal,
  requester: Requester,
): Promise<string> {
  await endPromise(db, promise, by === 'customer' ? '4' : '5', reason);
  const objectKey = (await objectKeysOf(db, [promise])).get(promise) ?? promise;
  const about = { kind: 'promise-withdraw', partner, subject: promise, objectKey } as const;
  return request(db, { ...about, payload: { by, reason } }, requester);
}

export interface VerdictToSend extends PromiseVerdictPayload {
  readonly promise: string;
  readonly partner: string;
  /** In which it was promised; none for one of the ERP that no segment collects. */
  readonly segment: string | null;
}

/**
 * Tells the ERP verdicts on promises that it has, or is about to get; others are left out. The caller
 * has just written the verdicts on the promises' rows, which keeps others off them.
 */
export async function requestVerdicts(
  db: Database,
  verdicts: readonly VerdictToSend[],
  requester: Omit<Requester, 'segment'>,
): Promise<void> {
  if (verdicts.length === 0) return;
  const ids = verdicts.map(({ promise }) => promise);
  const objectKeys = await objectKeysOf(db, ids);
  const operations = verdicts.flatMap(({ promise: subject, partner, segment, ...payload }) => {
    const objectKey = objectKeys.get(subject);
    if (objectKey === undefined) return [];
    const about = { kind: 'promise-verdict', partner, subject, objectKey } as const;
    return [operationOf({ ...about, payload }, inSegment(requester, segment))];
  });
  await enqueueOperations(db, operations);
}

async function endPromise(
  db: Database,
  promise: string,
  status: '4' | '5',
  reason: string,
): Promise<void> {
  const ended = await db.execute(
    `UPDATE saldo_agreements_Promises
        SET status = ?, withdrawalReason = ?, nextCheckOn = NULL
      WHERE ID = ? AND status = '0' AND needsApproval = false`,
    [status, reason, promise],
  );
  if (ended === 1) return;
  throw new SaldoError(
    'PROMISE_NOT_OPEN',
    `Promise ${promise} is not open any more, so that it cannot be withdrawn or replaced.`,
    { promise },
  );
}

/** What orders the operations on each promise; promises that the ERP does not know are not in it. */
async function objectKeysOf(
  db: Database,
  promises: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ promise: string; objectKey: string | null }>(
    `SELECT promise.ID AS promise, operation.objectKey AS "objectKey"
       FROM saldo_agreements_Promises promise
       LEFT JOIN saldo_operations_Operations operation ON operation.ID = promise.operation
      WHERE promise.ID ${inList(db.dialect)}
        AND (operation.ID IS NOT NULL OR promise.erpPromise IS NOT NULL)`,
    [JSON.stringify(promises)],
  );
  return new Map(rows.map(({ promise, objectKey }) => [promise, objectKey ?? promise]));
}
