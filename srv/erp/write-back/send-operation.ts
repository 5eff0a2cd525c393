import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { isDatabaseFault } from '../../platform/statement-error.ts';
import type { ErpConnection } from '../connection.ts';
import { ErpError, unexpectedPage } from '../erp-error.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import { alreadyThere, lookFor, mayBeOurs } from './already-there.ts';
import { bindOperation } from './bind-operation.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { currentRow } from './erp-rows.ts';
import { objectUnknown, unknownKind, unsendable } from './operation-faults.ts';
import type { ErpRow, Evidence, OperationKind, OperationToSend } from './operation-kind.ts';
import { operationKindOf } from './operation-kinds/index.ts';
import { isUnprotected, repeatabilityHeaders } from './repeatability.ts';
import { LEASE_LOST, leaseLost } from './sender-lease.ts';
import { keepVersion } from './sent-version.ts';

/** What became of one attempt. */
export type Outcome =
  | { readonly kind: 'confirmed'; readonly erpKey: string; readonly evidence: Evidence }
  /** Sent a second time to an ERP that protects from nothing: looked at once more before it counts. */
  | { readonly kind: 'to-check'; readonly erpKey: string }
  /** Try again; `unknown` when the ERP may have it already. */
  | { readonly kind: 'later'; readonly unknown: boolean; readonly error: ErpError }
  /** A person has to decide. */
  | {
      readonly kind: 'parked';
      readonly error: SaldoError;
      readonly conflict?: Conflict;
      readonly unknown?: boolean;
    }
  /** Not sent: another sender may have taken over. */
  | { readonly kind: 'abandoned' };

/** Both versions of an object that somebody else changed meanwhile. */
export interface Conflict {
  readonly before: ErpRow | null;
  readonly wanted: object | null;
  readonly now: ErpRow | null;
}

/** With what operations are sent. */
export interface SendContext {
  readonly db: Database;
  readonly erp: ErpConnection;
  readonly scales: ErpScales;
  readonly now: () => Instant;
  /** Whether the claim surely outlasts the answer to one more request. */
  readonly mayStillSend: () => boolean;
  /** For how long the ERP's gateway recognises a repeated request by its id; 0 for not at all. */
  readonly repeatabilityHours: number;
}

/** The ERP understood the request and refuses it for what it says. */
const BUSINESS_REFUSALS = [400, 404, 409, 412, 422, 428];
/** Refusals that may mean: it is so already. */
const PERHAPS_DONE = [404, 409, 412];
/** Before an anonymous effect was asked for. */
const NOTHING_THERE: ErpRow = {};

/**
 * Sends one operation. After an unknown outcome the ERP is asked first whether it shows the effect,
 * so that nothing is sent twice; the wrapper contract refuses a second effect besides.
 */
export async function sendOperation(
  context: SendContext,
  operation: ClaimedOperation,
): Promise<Outcome> {
  const kind = operationKindOf(operation.kind);
  if (!kind) return { kind: 'parked', error: unknownKind(operation) };
  try {
    const toSend = await bindOperation(context.db, context.scales, kind, operation);
    // Read first: whatever changes the object after this makes the request fail (412).
    const before = await currentRow(context.erp, kind, toSend);
    const known = await alreadyThere(context, kind, operation, { toSend, before });
    return known ?? (await send(context, kind, operation, { toSend, before }));
  } catch (error) {
    return outcomeOf(error, operation);
  }
}

/**
 * Whatever is wrong with one operation keeps no other from being sent; a database that fails does.
 * What fails while the ERP is read has changed nothing there.
 */
function outcomeOf(error: unknown, operation: ClaimedOperation): Outcome {
  if (error instanceof ErpError) {
    return { kind: 'later', unknown: operation.outcomeUnknown, error };
  }
  if (error instanceof TypeError) {
    return { kind: 'parked', unknown: true, error: unsendable(operation, error) };
  }
  if (!(error instanceof SaldoError) || isDatabaseFault(error)) throw error;
  if (error.code === LEASE_LOST) return { kind: 'abandoned' };
  return { kind: 'parked', error };
}

/** An operation ready to be sent, and the object that it changes as it is now. */
interface Bound {
  readonly toSend: OperationToSend;
  readonly before: ErpRow | undefined;
}

async function send(
  context: SendContext,
  kind: OperationKind,
  operation: ClaimedOperation,
  { toSend, before }: Bound,
): Promise<Outcome> {
  if (kind.current && !before) throw objectUnknown(operation);
  const known = before ?? (kind.isAnonymous ? NOTHING_THERE : undefined);
  const version = known ? await keepVersion(context.db, operation, known) : null;
  if (version === undefined) return { kind: 'abandoned' };
  const headers = {
    ...repeatabilityHeaders(kind.service, operation.id, operation.firstSentAt),
    ...(before && version !== null ? { 'If-Match': version } : {}),
  };
  try {
    const check = () => checkHeld(context, operation);
    const answer = await context.erp.write(kind, kind.write(toSend), headers, check);
    const erpKey = kind.answered(answer.body as ErpRow | null, toSend);
    if (erpKey !== null) return sent(context, kind, operation, erpKey);
    throw unexpectedPage(kind, `the answer does not speak of operation ${operation.id}`);
  } catch (error) {
    if (isRefused(error)) return refused(context, kind, operation, { toSend, before, error });
    if (error instanceof ErpError) return notAnswered(error, operation);
    throw error;
  }
}

/** The one place where it may have got to the ERP although no usable answer came. */
function notAnswered(error: ErpError, { outcomeUnknown }: ClaimedOperation): Outcome {
  return { kind: 'later', unknown: outcomeUnknown || error.failure.mayHaveHappened, error };
}

/** A write may wait for budget and token until another sender has taken over. */
function checkHeld({ mayStillSend }: SendContext, { source }: ClaimedOperation): void {
  if (!mayStillSend()) throw leaseLost(source);
}

/** Where nothing protects, the request we gave up may still arrive: its double would be found then. */
function sent(
  { repeatabilityHours }: SendContext,
  kind: OperationKind,
  operation: ClaimedOperation,
  erpKey: string,
): Outcome {
  const mayComeTwice = operation.outcomeUnknown && isUnprotected(kind, repeatabilityHours);
  if (mayComeTwice) return { kind: 'to-check', erpKey };
  return { kind: 'confirmed', erpKey, evidence: 'sent' };
}

function isRefused(error: unknown): error is ErpError {
  return error instanceof ErpError && BUSINESS_REFUSALS.includes(error.failure.status ?? 0);
}

interface Refused extends Bound {
  readonly error: ErpError;
}

/** Either it is so already, by us or by somebody else, or a person decides, with both versions. */
async function refused(
  { erp }: SendContext,
  kind: OperationKind,
  operation: ClaimedOperation,
  { toSend, before, error }: Refused,
): Promise<Outcome> {
  const { status = 0 } = error.failure;
  const isPerhapsOurs = mayBeOurs(kind, operation);
  if (isPerhapsOurs || PERHAPS_DONE.includes(status)) {
    const key = await lookFor(erp, kind, toSend);
    const evidence = isPerhapsOurs ? 'found' : 'existed';
    if (key !== null) return { kind: 'confirmed', erpKey: key, evidence };
  }
  if (status !== 412) return { kind: 'parked', error };
  const now = (await currentRow(erp, kind, toSend)) ?? null;
  const wanted = kind.write(toSend).body ?? null;
  return { kind: 'parked', error, conflict: { before: before ?? null, wanted, now } };
}
