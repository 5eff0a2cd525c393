import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { ErpError, unexpectedPage } from '../erp-error.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import type { ErpRow, Evidence, OperationKind, OperationToSend } from './operation-kind.ts';
import { operationKindOf } from './operation-kinds/index.ts';

/** What became of one attempt. */
export type Outcome =
  | { readonly kind: 'confirmed'; readonly erpKey: string; readonly evidence: Evidence }
  /** Try again; `unknown` when the ERP may have it already. */
  | { readonly kind: 'later'; readonly unknown: boolean; readonly error: ErpError }
  /** A person has to decide. */
  | { readonly kind: 'parked'; readonly error: SaldoError };

/** The ERP understood the request and refuses it for what it says. */
const BUSINESS_REFUSALS = [400, 409, 412, 422, 428];

/**
 * Sends one operation. After an unknown outcome the ERP is asked first whether it shows the effect,
 * so that nothing is sent twice; the wrapper contract refuses a second effect besides.
 */
export async function sendOperation(
  { db, erp, scales }: SendContext,
  operation: ClaimedOperation,
): Promise<Outcome> {
  const kind = operationKindOf(operation.kind);
  if (!kind) return { kind: 'parked', error: unknownKind(operation) };
  let unknown = operation.outcomeUnknown;
  try {
    const toSend = await bind(db, scales, kind, operation);
    const known = unknown ? await lookFor(erp, kind, toSend) : null;
    if (known !== null) return { kind: 'confirmed', erpKey: known, evidence: 'found' };
    unknown = false;
    const erpKey = await send(erp, kind, toSend, operation.createdAt);
    return { kind: 'confirmed', erpKey, evidence: 'sent' };
  } catch (error) {
    return outcomeOf(error, unknown);
  }
}

/** With what operations are sent. */
export interface SendContext {
  readonly db: Database;
  readonly erp: ErpConnection;
  readonly scales: ErpScales;
}

async function bind(
  db: Database,
  scales: ErpScales,
  kind: OperationKind,
  operation: ClaimedOperation,
): Promise<OperationToSend> {
  const { id, source, subject } = operation;
  const about = { id, source, subject, payload: payloadOf(operation) };
  const erpObject = kind.erpObject ? await kind.erpObject(db, about) : '';
  if (erpObject === null) throw objectUnknown(operation);
  return { ...about, erpObject, scales };
}

function outcomeOf(error: unknown, unknown: boolean): Outcome {
  if (!(error instanceof SaldoError)) throw error;
  if (!(error instanceof ErpError)) return { kind: 'parked', error };
  const { status, mayHaveHappened } = error.failure;
  if (!unknown && BUSINESS_REFUSALS.includes(status ?? 0)) return { kind: 'parked', error };
  return { kind: 'later', unknown: unknown || mayHaveHappened, error };
}

/** The ERP's key of what shows the effect; null when nothing does. */
async function lookFor(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
): Promise<string | null> {
  const { path, shows } = kind.trace(operation);
  const [key, ...more] = shows(await readRows(erp, kind, path));
  if (more.length > 0) throw doneTwice(operation, [key ?? '', ...more]);
  return key ?? null;
}

async function readRows(
  erp: ErpConnection,
  kind: OperationKind,
  path: string,
): Promise<readonly ErpRow[]> {
  const { value } = ((await erp.read(kind, path)) ?? {}) as { value?: readonly ErpRow[] };
  if (!Array.isArray(value)) throw unexpectedPage(kind, 'the answer is JSON but no entity set');
  return value;
}

async function send(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
  createdAt: string,
): Promise<string> {
  const headers = {
    'Repeatability-Request-ID': operation.id,
    'Repeatability-First-Sent': new Date(createdAt).toUTCString(),
    ...(await ifMatch(erp, kind, operation)),
  };
  const answer = await erp.write(kind, kind.write(operation), headers);
  const key = kind.answered(answer.body as ErpRow | null, operation);
  if (key !== null) return key;
  throw unexpectedPage(kind, `the answer does not speak of operation ${operation.id}`);
}

/** The version that is changed, as it is now. */
async function ifMatch(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
): Promise<Readonly<Record<string, string>>> {
  if (!kind.current) return {};
  const [row] = await readRows(erp, kind, kind.current(operation));
  if (!row) throw objectUnknown(operation);
  return { 'If-Match': String(row['@odata.etag'] ?? '*') };
}

function payloadOf({ id, payload }: ClaimedOperation): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    throw new SaldoError(
      'OPERATION_PAYLOAD_BROKEN',
      `The payload of operation ${id} is no JSON; restore it from the promise or contact it is about.`,
      { operation: id },
    );
  }
}

function unknownKind({ id, kind }: ClaimedOperation): SaldoError {
  return new SaldoError(
    'OPERATION_KIND_UNKNOWN',
    `Operation ${id} is of kind '${kind}', which this version cannot send; update Saldo or cancel it.`,
    { operation: id, kind },
  );
}

/** The create before it was cancelled, or the object was deleted in the ERP. */
function objectUnknown({ id }: { readonly id: string }): SaldoError {
  return new SaldoError(
    'OPERATION_OBJECT_UNKNOWN',
    `The ERP has no object that operation ${id} could change; cancel it, or send what creates it first.`,
    { operation: id },
  );
}

function doneTwice({ id }: OperationToSend, keys: readonly string[]): SaldoError {
  return new SaldoError(
    'OPERATION_DONE_TWICE',
    `The ERP shows operation ${id} ${keys.length} times (${keys.join(', ')}); take all but one back there.`,
    { operation: id, keys: keys.join(', ') },
  );
}
