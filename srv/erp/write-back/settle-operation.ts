import type { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { ErpError, isSignInRefused } from '../erp-error.ts';
import { payloadOf } from './bind-operation.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { nextAttempt } from './next-attempt.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import { recordAttempt } from './record-attempt.ts';
import { refusalOf } from './refusal-of.ts';
import type { Conflict, Outcome } from './send-operation.ts';
import { tellWorklist } from './tell-worklist.ts';

export type Settled = 'confirmed' | 'later' | 'parked' | 'overtaken';

/** What cannot be decided after so many attempts is left to a person. */
const MOST_ATTEMPTS = 8;

/** Only the newest claim settles: a sender whose lease was taken over changes nothing. */
const IF_STILL_OURS = `leaseHolder = NULL, leaseUntil = NULL
  WHERE ID = ? AND fencingToken = ? AND state = 'sending'`;

/** Writes down what became of an attempt, with a row of its own where it was not all there is to say. */
export function settleOperation(
  db: Database,
  operation: ClaimedOperation,
  outcome: Outcome,
  now: Instant,
): Promise<Settled> {
  return db.transaction(async (tx) => {
    const settled = await settle(tx, operation, outcome, now);
    await recordAttempt(tx, operation, outcome, settled, now);
    return settled;
  });
}

function settle(
  db: Database,
  operation: ClaimedOperation,
  outcome: Outcome,
  now: Instant,
): Promise<Settled> {
  switch (outcome.kind) {
    case 'confirmed':
      return confirm(db, operation, outcome, now);
    case 'to-check':
      return lookAgain(db, operation, outcome.erpKey, now);
    case 'abandoned':
      return putBack(db, operation);
    case 'parked':
      return park(db, operation, { unknown: false, ...outcome }, now);
    case 'later':
      if (isSignInRefused(outcome.error)) return putBack(db, operation, outcome.error);
      if (isHopeless(operation, outcome)) return park(db, operation, outcome, now);
      return postpone(db, operation, outcome, now);
  }
}

async function confirm(
  db: Database,
  operation: ClaimedOperation,
  { erpKey, evidence }: Extract<Outcome, { kind: 'confirmed' }>,
  now: Instant,
): Promise<Settled> {
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'confirmed', erpKey = ?, confirmedAt = ?, outcomeUnknown = ?,
            errorCode = NULL, errorText = NULL, erpErrorCode = NULL, refusal = NULL,
            conflict = NULL, nextAttemptAt = NULL, ${IF_STILL_OURS}`,
    [erpKey, now, false, ...claimOf(operation)],
  );
  if (changed === 0) return 'overtaken';
  const about = { ...operation, payload: payloadOf(operation) };
  await operationKindOf(operation.kind)?.confirmed?.(db, about, erpKey, evidence);
  return 'confirmed';
}

/** The ERP has answered; whether it has done so twice shows after a while. */
async function lookAgain(
  db: Database,
  operation: ClaimedOperation,
  erpKey: string,
  now: Instant,
): Promise<Settled> {
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'pending', erpKey = ?, outcomeUnknown = ?, errorCode = NULL, errorText = NULL,
            nextAttemptAt = ?, ${IF_STILL_OURS}`,
    [erpKey, true, nextAttempt(operation, undefined, now), ...claimOf(operation)],
  );
  return changed === 1 ? 'later' : 'overtaken';
}

/** As if it had never been claimed; with what went wrong, if anything did. */
async function putBack(
  db: Database,
  operation: ClaimedOperation,
  error?: ErpError,
): Promise<Settled> {
  const { outcomeUnknown, firstSentAt } = operation;
  const [errorCode, errorText] = error ? textOf(error) : [null, null];
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'pending', attempts = attempts - 1, outcomeUnknown = ?, firstSentAt = ?,
            errorCode = COALESCE(?, errorCode), errorText = COALESCE(?, errorText),
            ${IF_STILL_OURS}`,
    [
      outcomeUnknown,
      outcomeUnknown ? firstSentAt : null,
      errorCode,
      errorText,
      ...claimOf(operation),
    ],
  );
  return changed === 1 ? 'later' : 'overtaken';
}

interface Later {
  readonly unknown: boolean;
  readonly error: ErpError;
}

/** What surely did not reach the ERP is sent for the first time again. */
async function postpone(
  db: Database,
  operation: ClaimedOperation,
  { unknown, error }: Later,
  now: Instant,
): Promise<Settled> {
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'pending', errorCode = ?, errorText = ?, outcomeUnknown = ?, firstSentAt = ?,
            nextAttemptAt = ?, ${IF_STILL_OURS}`,
    [
      ...textOf(error),
      unknown,
      unknown ? operation.firstSentAt : null,
      nextAttempt(operation, { unknown, error }, now),
      ...claimOf(operation),
    ],
  );
  return changed === 1 ? 'later' : 'overtaken';
}

interface Parked {
  readonly unknown: boolean;
  readonly error: SaldoError;
  readonly conflict?: Conflict;
}

async function park(
  db: Database,
  operation: ClaimedOperation,
  { unknown, error, conflict }: Parked,
  now: Instant,
): Promise<Settled> {
  const erpErrorCode = error instanceof ErpError ? (error.failure.erpCode ?? null) : null;
  const refusal = await refusalOf(db, error);
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'parked', parkedAt = ?, errorCode = ?, errorText = ?, erpErrorCode = ?,
            refusal = ?, conflict = ?, outcomeUnknown = ?, nextAttemptAt = NULL, ${IF_STILL_OURS}`,
    [
      now,
      ...textOf(error),
      erpErrorCode?.slice(0, 60) ?? null,
      refusal,
      conflict ? JSON.stringify(conflict) : null,
      unknown || operation.outcomeUnknown,
      ...claimOf(operation),
    ],
  );
  if (changed === 0) return 'overtaken';
  if (refusal !== null) await tellWorklist(db, operation, now);
  return 'parked';
}

/** The ERP is away, or wants to be left alone: waiting costs nothing. */
const WAITED_FOR = [429, 503];

/**
 * The ERP answers, again and again, and still nobody knows, or it refuses for what no sender can
 * change: a missing authorization, a wrong address, a dump when it is asked.
 */
function isHopeless({ attempts }: ClaimedOperation, { unknown, error }: Later): boolean {
  const { code, failure } = error;
  const { status = 0 } = failure;
  if (attempts < MOST_ATTEMPTS || code === 'ERP_UNREACHABLE') return false;
  if (WAITED_FOR.includes(status)) return false;
  return unknown || (code === 'ERP_REFUSED' && status <= 500);
}

function textOf({ code, message }: SaldoError): [string, string] {
  return [code, message.slice(0, 1000)];
}

function claimOf({ id, fencingToken }: ClaimedOperation): [string, number] {
  return [id, fencingToken];
}
