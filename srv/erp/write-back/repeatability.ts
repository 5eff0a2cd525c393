import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { ErpService } from '../services.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import type { OperationKind } from './operation-kind.ts';

/**
 * Headers by which a gateway recognises a request that it has had before: SAP Gateway's own for V2,
 * OASIS Repeatable Requests 1.0 for V4. All attempts at an operation send the same values.
 */
export function repeatabilityHeaders(
  { version }: ErpService,
  id: string,
  firstSentAt: Instant,
): Readonly<Record<string, string>> {
  if (version === 'v2') {
    return {
      RequestID: id.replaceAll('-', '').toUpperCase(),
      RepeatabilityCreation: firstSentAt.slice(0, 19),
    };
  }
  return {
    'Repeatability-Request-ID': id,
    'Repeatability-First-Sent': new Date(firstSentAt).toUTCString(),
  };
}

/**
 * Whether neither service nor gateway keeps the same request, sent twice, from having two effects;
 * `windowHours`: for how long the gateway knows request ids, 0 for not at all.
 */
export function isUnprotected(
  kind: Pick<OperationKind, 'sentTwice'> | undefined,
  windowHours: number,
): boolean {
  return kind?.sentTwice === 'two-effects' && windowHours === 0;
}

/**
 * Whether an operation whose effect the ERP does not show may be sent again. A gateway forgets
 * repeatability ids after some hours: from then on a second request could have a second effect, if
 * the first is still on its way (OPERATION_WINDOW_EXPIRED).
 */
export function checkRepeatable(
  { sentTwice }: OperationKind,
  { id, firstSentAt }: ClaimedOperation,
  now: Instant,
  windowHours: number,
): void {
  if (sentTwice !== 'two-effects' || windowHours === 0) return;
  if (Date.parse(now) - Date.parse(firstSentAt) < windowHours * 3_600_000) return;
  throw new SaldoError(
    'OPERATION_WINDOW_EXPIRED',
    `Operation ${id} was first sent at ${firstSentAt}, the ERP does not show it and no longer knows its request id; compare with the ERP, then retry or confirm it.`,
    { operation: id, firstSentAt },
  );
}
