import { SaldoError } from '../../domain/errors.ts';
import type { ErpAnswer, ErpConnection } from '../connection.ts';
import { ErpError, unexpectedPage } from '../erp-error.ts';
import type { ErpScales } from '../mirror/erp-scales.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import type { OperationKind } from './operation-kind.ts';
import { operationKindOf } from './operation-kinds/index.ts';

/** What became of one attempt. */
export type Outcome =
  | { readonly kind: 'confirmed'; readonly erpKey: string }
  /** Try again; `unknown` when the ERP may have it already. */
  | { readonly kind: 'later'; readonly unknown: boolean; readonly error: ErpError }
  /** A person has to decide. */
  | { readonly kind: 'parked'; readonly error: SaldoError };

/** The ERP understood the request and refuses it for what it says. */
const BUSINESS_REFUSALS = [400, 409, 412, 422, 428];

/**
 * Sends one operation. After an unknown outcome the ERP is asked first whether it has the operation
 * id, so that nothing is sent twice; the wrapper contract refuses a second effect besides.
 */
export async function sendOperation(
  erp: ErpConnection,
  scales: ErpScales,
  operation: ClaimedOperation,
): Promise<Outcome> {
  const kind = operationKindOf(operation.kind);
  if (!kind) return { kind: 'parked', error: unknownKind(operation) };
  let unknown = operation.outcomeUnknown;
  try {
    const known = unknown ? await readByOperationId(erp, kind, operation.id) : null;
    if (known !== null) return { kind: 'confirmed', erpKey: known };
    unknown = false;
    const body = kind.body(payloadOf(operation), scales);
    return { kind: 'confirmed', erpKey: await post(erp, kind, operation, body) };
  } catch (error) {
    return outcomeOf(error, unknown);
  }
}

function outcomeOf(error: unknown, unknown: boolean): Outcome {
  if (!(error instanceof SaldoError)) throw error;
  if (!(error instanceof ErpError)) return { kind: 'parked', error };
  const { status, mayHaveHappened } = error.failure;
  if (!unknown && BUSINESS_REFUSALS.includes(status ?? 0)) return { kind: 'parked', error };
  return { kind: 'later', unknown: unknown || mayHaveHappened, error };
}

async function readByOperationId(
  erp: ErpConnection,
  kind: OperationKind,
  id: string,
): Promise<string | null> {
  const filter = encodeURIComponent(`OperationId eq ${id}`);
  const select = `${kind.erpKey},OperationId`;
  const body = await erp.read(kind, `/${kind.entity}?$filter=${filter}&$select=${select}`);
  const { value } = (body ?? {}) as { value?: unknown };
  if (!Array.isArray(value)) throw unexpectedPage(kind, 'the answer is JSON but no entity set');
  return value.length === 0 ? null : erpKeyOf(kind, id, value[0]);
}

async function post(
  erp: ErpConnection,
  kind: OperationKind,
  { id, createdAt }: ClaimedOperation,
  body: object,
): Promise<string> {
  const headers = {
    'Repeatability-Request-ID': id,
    'Repeatability-First-Sent': new Date(createdAt).toUTCString(),
  };
  const answer: ErpAnswer = await erp.create(kind, { OperationId: id, ...body }, headers);
  return erpKeyOf(kind, id, answer.body);
}

function erpKeyOf(kind: OperationKind, id: string, object: unknown): string {
  const fields = (object ?? {}) as Readonly<Record<string, unknown>>;
  const key = fields[kind.erpKey];
  const isOurs = String(fields.OperationId ?? '').toLowerCase() === id;
  if (isOurs && typeof key === 'string' && key !== '') return key;
  throw unexpectedPage(kind, `the answer carries no ${kind.erpKey} for operation ${id}`);
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
