import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { type OperationAttemptsRow, operationAttemptsTable } from '../../platform/tables.ts';
import { ErpError, isSignInRefused } from '../erp-error.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { nextAttempt } from './next-attempt.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import type { Outcome } from './send-operation.ts';
import type { Settled } from './settle-operation.ts';

/** Who waits for an ERP that is away is not written down for ever: only how it began, and its end. */
const MOST_KEPT = 20;

/**
 * Keeps what became of an attempt, for the integration desk. Costs nothing where all goes well: what is
 * confirmed at once has no attempts, nor has what was not sent at all.
 */
export async function recordAttempt(
  db: Database,
  operation: ClaimedOperation,
  outcome: Outcome,
  settled: Settled,
  now: Instant,
): Promise<void> {
  if (settled === 'overtaken' || !isWorthKeeping(operation, outcome, settled)) return;
  await db.insert(operationAttemptsTable, [attemptRow(operation, outcome, settled, now)]);
}

function isWorthKeeping(
  { attempts }: ClaimedOperation,
  outcome: Outcome,
  settled: Settled,
): boolean {
  if (outcome.kind === 'abandoned') return false;
  if (settled === 'confirmed') return attempts > 1;
  if (settled === 'parked') return true;
  return attempts <= MOST_KEPT && !wasNotSent(outcome);
}

function wasNotSent(outcome: Outcome): boolean {
  if (outcome.kind !== 'later' || outcome.unknown) return false;
  // Put back without counting: else each look at an ERP that refuses our password would leave a row.
  if (isSignInRefused(outcome.error)) return true;
  return outcome.error.failure.status === undefined;
}

function attemptRow(
  operation: ClaimedOperation,
  outcome: Outcome,
  settled: Settled,
  now: Instant,
): OperationAttemptsRow {
  const { id, fencingToken: token, kind } = operation;
  const error = 'error' in outcome ? outcome.error : null;
  const failure = error instanceof ErpError ? error.failure : null;
  return {
    operation: id,
    token,
    endedAt: now,
    sentTo: sentTo(kind),
    outcome: outcomeCode(outcome, settled),
    status: failure?.status ?? null,
    errorCode: error?.code ?? null,
    erpErrorCode: failure?.erpCode?.slice(0, 60) ?? null,
    errorText: error?.message.slice(0, 1000) ?? null,
    nextAttemptAt: settled === 'later' ? nextOf(operation, outcome, now) : null,
  };
}

function sentTo(kind: string): string | null {
  const target = operationKindOf(kind);
  return target ? `${target.service.name} ${target.entity}` : null;
}

function outcomeCode(outcome: Outcome, settled: Settled): string {
  if (outcome.kind === 'confirmed') return 'confirmed';
  if (outcome.kind === 'to-check') return 'check';
  const isUnknown = 'unknown' in outcome && outcome.unknown === true;
  if (isUnknown) return 'unknown';
  return settled === 'parked' ? 'refused' : 'failed';
}

function nextOf(operation: ClaimedOperation, outcome: Outcome, now: Instant): Instant {
  return nextAttempt(operation, outcome.kind === 'later' ? outcome : undefined, now);
}

/** A sender that died or lost its lease tells nothing: whoever takes over says so. */
export async function recordLost(
  db: Database,
  lost: readonly { readonly id: string; readonly token: number; readonly kind: string }[],
  now: Instant,
): Promise<void> {
  await db.insert(
    operationAttemptsTable,
    lost.map(({ id, token, kind }) => {
      return { operation: id, token, endedAt: now, sentTo: sentTo(kind), outcome: 'lost' };
    }),
  );
}
