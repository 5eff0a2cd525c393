import { SaldoError } from '../../domain/errors.ts';

interface Identified {
  readonly id: string;
}

/** Why an operation cannot be sent as it is: each is left to a person. */

export function payloadBroken({ id }: Identified): SaldoError {
  return new SaldoError(
    'OPERATION_PAYLOAD_BROKEN',
    `The payload of operation ${id} is no JSON; restore it from the promise or contact it is about.`,
    { operation: id },
  );
}

export function unknownKind({ id, kind }: Identified & { readonly kind: string }): SaldoError {
  return new SaldoError(
    'OPERATION_KIND_UNKNOWN',
    `Operation ${id} is of kind '${kind}', which this version cannot send; update Saldo or cancel it.`,
    { operation: id, kind },
  );
}

/** The create before it was cancelled, or the object was deleted in the ERP. */
export function objectUnknown({ id }: Identified): SaldoError {
  return new SaldoError(
    'OPERATION_OBJECT_UNKNOWN',
    `The ERP has no object that operation ${id} could change; cancel it, or send what creates it first.`,
    { operation: id },
  );
}

export function doneTwice({ id }: Identified, keys: readonly string[]): SaldoError {
  return new SaldoError(
    'OPERATION_DONE_TWICE',
    `The ERP shows operation ${id} ${keys.length} times (${keys.join(', ')}); take all but one back there.`,
    { operation: id, keys: keys.join(', ') },
  );
}

/** An answer came, and what it spoke of is gone, or was never there. */
export function notShown({
  id,
  erpKey,
}: Identified & { readonly erpKey: string | null }): SaldoError {
  return new SaldoError(
    'OPERATION_NOT_SHOWN',
    `The ERP answered operation ${id} with ${erpKey} but does not show it; look for it there, then confirm, retry or cancel it.`,
    { operation: id, erpKey: erpKey ?? '' },
  );
}

/** The payload lacks what its kind is made of. */
export function unsendable({ id }: Identified, { message }: Error): SaldoError {
  return new SaldoError(
    'OPERATION_PAYLOAD_BROKEN',
    `Operation ${id} cannot be made into a request (${message}); restore its payload from what it is about, or cancel it.`,
    { operation: id },
  );
}
