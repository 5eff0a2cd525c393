import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import type { Outcome } from './send-operation.ts';

export type Settled = 'confirmed' | 'later' | 'parked' | 'overtaken';

/** What cannot be decided after so many attempts is left to a person. */
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 15 * 60;

/** Only the newest claim settles: a sender whose lease was taken over changes nothing. */
const IF_STILL_OURS = `WHERE ID = ? AND fencingToken = ? AND state = 'sending'`;

/** Writes down what became of an attempt. */
export function settleOperation(
  db: Database,
  operation: ClaimedOperation,
  outcome: Outcome,
  now: Instant,
): Promise<Settled> {
  return db.transaction(async (tx) => {
    const { settled, changed } = await settle(tx, operation, outcome, now);
    return changed === 1 ? settled : 'overtaken';
  });
}

interface Change {
  readonly settled: Settled;
  readonly changed: number;
}

async function settle(
  db: Database,
  operation: ClaimedOperation,
  outcome: Outcome,
  now: Instant,
): Promise<Change> {
  if (outcome.kind === 'confirmed') return confirm(db, operation, outcome, now);
  const { code, message } = outcome.error;
  const unknown = outcome.kind === 'later' && outcome.unknown;
  const parks = outcome.kind === 'parked' || isHopeless(operation, outcome);
  const state = parks ? 'parked' : 'pending';
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = ?, errorCode = ?, errorText = ?, outcomeUnknown = ?, nextAttemptAt = ?,
            leaseHolder = NULL, leaseUntil = NULL
      ${IF_STILL_OURS}`,
    [
      state,
      code,
      message.slice(0, 1000),
      unknown,
      parks ? null : nextAttempt(operation, outcome, now),
      operation.id,
      operation.fencingToken,
    ],
  );
  return { settled: parks ? 'parked' : 'later', changed };
}

async function confirm(
  db: Database,
  operation: ClaimedOperation,
  { erpKey, evidence }: Extract<Outcome, { kind: 'confirmed' }>,
  now: Instant,
): Promise<Change> {
  const changed = await db.execute(
    `UPDATE saldo_operations_Operations
        SET state = 'confirmed', erpKey = ?, confirmedAt = ?, outcomeUnknown = ?,
            errorCode = NULL, errorText = NULL, nextAttemptAt = NULL,
            leaseHolder = NULL, leaseUntil = NULL
      ${IF_STILL_OURS}`,
    [erpKey, now, false, operation.id, operation.fencingToken],
  );
  if (changed === 1) {
    const about = { ...operation, payload: JSON.parse(operation.payload) };
    await operationKindOf(operation.kind)?.confirmed?.(db, about, erpKey, evidence);
  }
  return { settled: 'confirmed', changed };
}

/** The ERP answers, again and again, and still nobody knows. While it is away, waiting costs nothing. */
function isHopeless({ attempts }: ClaimedOperation, outcome: Outcome): boolean {
  if (outcome.kind !== 'later' || !outcome.unknown || attempts < MOST_ATTEMPTS) return false;
  const { code, failure } = outcome.error;
  return code !== 'ERP_UNREACHABLE' && failure.status !== 503 && failure.status !== 429;
}

/** Pauses double with each attempt; the ERP's own wish goes before. */
function nextAttempt({ attempts }: ClaimedOperation, outcome: Outcome, now: Instant): Instant {
  const wished = outcome.kind === 'later' ? outcome.error.failure.retryAfterSeconds : undefined;
  const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
  return new Date(Date.parse(now) + (wished ?? pause) * 1000).toISOString();
}
