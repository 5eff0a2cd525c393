import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpConnection } from '../connection.ts';
import { payloadOf } from './bind-operation.ts';
import { compareParked } from './compare-parked.ts';
import type { OperationKind, OperationSubject } from './operation-kind.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import { type Decision, type ParkedOperation, resolveParked } from './parked-operation.ts';

/** As long as there is room for it. */
const ANY_KEY = /^\S(.{0,38}\S)?$/;

/**
 * Sends it again. Whatever happened before, the ERP is asked first whether it has it; that the
 * repeatability window is over has been considered by the person who decides this.
 */
export function retryParked(
  db: Database,
  operation: ParkedOperation,
  decision: Decision,
): Promise<void> {
  const again = { attempts: 0, nextAttemptAt: null, outcomeUnknown: true };
  // The one trace of a first request for an anonymous effect; anything else is bound anew.
  const isTrace = operation.outcomeUnknown && hookOf(operation)?.isAnonymous;
  const anew = { firstSentAt: null, erpKey: null, ...(isTrace ? {} : { sentVersion: null }) };
  const clean = { refusal: null, conflict: null, parkedAt: null };
  const changes = { state: 'pending', ...again, ...anew, ...clean };
  return resolveParked(db, operation, decision, { decision: 'operation-retried', changes });
}

/**
 * Takes it as done in the ERP under a key, by a person's evidence; what waits behind it goes on.
 * OPERATION_KEY_WRONG when the ERP has no such keys for what it is about.
 */
export async function confirmParked(
  db: Database,
  operation: ParkedOperation,
  decision: Decision,
  erpKey: string,
): Promise<void> {
  checkKey(operation, erpKey);
  const done = { state: 'confirmed', erpKey, confirmedAt: decision.now, outcomeUnknown: false };
  const changes = { ...done, errorCode: null, errorText: null, refusal: null, conflict: null };
  await resolveParked(db, operation, decision, { decision: 'operation-confirmed', changes });
  const evidence = operation.outcomeUnknown ? 'found' : 'existed';
  await hookOf(operation)?.confirmed?.(db, subjectOf(operation), erpKey, evidence);
}

/**
 * Gives it up, and takes back here what it stood for; what waits behind it goes on. The customer is
 * marked to be evaluated again.
 */
export async function cancelParked(
  db: Database,
  operation: ParkedOperation,
  decision: Decision,
): Promise<void> {
  const changes = { state: 'cancelled', nextAttemptAt: null };
  await resolveParked(db, operation, decision, { decision: 'operation-cancelled', changes });
  await hookOf(operation)?.cancelled?.(db, subjectOf(operation), decision.now);
  const { kind, source, partner } = operation;
  const cause = kind.startsWith('write-off') ? 'write-off' : (kind.split('-')[0] ?? kind);
  await markChanged(db, [{ source, partner, cause, changedAt: decision.now }]);
}

/**
 * What was ever sent is not given up unseen, also when it was refused: OPERATION_IS_DONE when the ERP
 * shows it. Called before the transaction that cancels it, since it asks the ERP.
 */
export async function checkNotDone(
  db: Database,
  erp: ErpConnection,
  operation: ParkedOperation,
): Promise<void> {
  if (!operation.outcomeUnknown && operation.firstSentAt === null) return;
  const { effects } = await compareParked(db, erp, operation);
  if (effects.length === 0) return;
  const keys = effects.join(', ');
  throw new SaldoError(
    'OPERATION_IS_DONE',
    `The ERP shows operation ${operation.id} as ${keys}; confirm it as done, or take it back there first.`,
    { operation: operation.id, keys },
  );
}

function checkKey(operation: ParkedOperation, erpKey: string): void {
  const { erpKeyPattern = ANY_KEY } = hookOf(operation) ?? {};
  if (erpKeyPattern.test(erpKey)) return;
  throw new SaldoError(
    'OPERATION_KEY_WRONG',
    `'${erpKey}' cannot be a key in the ERP for operation ${operation.id} (${operation.kind}); copy it from there.`,
    { operation: operation.id, key: erpKey },
  );
}

function hookOf({ kind }: ParkedOperation): OperationKind | undefined {
  return operationKindOf(kind);
}

/** What cannot be read can still be given up. */
function subjectOf(operation: ParkedOperation): OperationSubject {
  const { id, source, partner, subject } = operation;
  try {
    return { id, source, partner, subject, payload: payloadOf(operation) };
  } catch {
    return { id, source, partner, subject, payload: {} };
  }
}
