import type { ErpConnection } from '../connection.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { tracesOf } from './erp-rows.ts';
import { doneTwice, notShown } from './operation-faults.ts';
import type { ErpRow, OperationKind, OperationToSend } from './operation-kind.ts';
import { checkRepeatable } from './repeatability.ts';
import type { Outcome, SendContext } from './send-operation.ts';
import { versionOf } from './sent-version.ts';

/** An effect that nobody has to cause any more; null when it has to be sent. */
export async function alreadyThere(
  context: SendContext,
  kind: OperationKind,
  operation: ClaimedOperation,
  { toSend, before }: { readonly toSend: OperationToSend; readonly before: ErpRow | undefined },
): Promise<Outcome | null> {
  if (mayBeOurs(kind, operation)) return found(context, kind, operation, toSend);
  const looks = kind.isAnonymous || hasChangedSince(operation, before);
  const key = looks ? await lookFor(context.erp, kind, toSend) : null;
  return key === null ? null : { kind: 'confirmed', erpKey: key, evidence: 'existed' };
}

/** A gateway may turn a request away and let a copy of it through later. */
function hasChangedSince({ sentVersion }: ClaimedOperation, before: ErpRow | undefined): boolean {
  return sentVersion !== null && before !== undefined && versionOf(before) !== sentVersion;
}

/** A version is kept right before the first request: without one, an anonymous effect is not ours. */
export function mayBeOurs(
  { isAnonymous }: OperationKind,
  { outcomeUnknown, sentVersion }: ClaimedOperation,
): boolean {
  return outcomeUnknown && (!isAnonymous || sentVersion !== null);
}

/** What an earlier attempt did after all; null when it has to be sent again, if that is safe. */
async function found(
  { erp, now, repeatabilityHours }: SendContext,
  kind: OperationKind,
  operation: ClaimedOperation,
  toSend: OperationToSend,
): Promise<Outcome | null> {
  const key = await lookFor(erp, kind, toSend);
  if (key !== null) return { kind: 'confirmed', erpKey: key, evidence: 'found' };
  if (operation.erpKey) throw notShown(operation);
  checkRepeatable(kind, operation, now(), repeatabilityHours);
  return null;
}

/** The ERP's key of what shows the effect; null when nothing does, OPERATION_DONE_TWICE when two do. */
export async function lookFor(
  erp: ErpConnection,
  kind: OperationKind,
  operation: OperationToSend,
): Promise<string | null> {
  const [key, ...more] = await tracesOf(erp, kind, operation);
  if (more.length > 0) throw doneTwice(operation, [key ?? '', ...more]);
  return key ?? null;
}
