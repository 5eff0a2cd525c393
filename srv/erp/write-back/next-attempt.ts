import type { Instant } from '../../domain/iso-date.ts';
import type { ErpError } from '../erp-error.ts';
import type { ClaimedOperation } from './claim-operations.ts';
import { operationKindOf } from './operation-kinds/index.ts';

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 15 * 60;
/** An ERP that protects from nothing may for so long be at work on a request that we gave up. */
const UNPROTECTED_PAUSE_SECONDS = 60;

/** Pauses double with each attempt; the ERP's own wish goes before. */
export function nextAttempt(
  { attempts, kind }: ClaimedOperation,
  failed: { readonly unknown: boolean; readonly error: ErpError } | undefined,
  now: Instant,
): Instant {
  const doubled = Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
  const wished = failed?.error.failure.retryAfterSeconds ?? doubled;
  const mayBeUnderWay = failed === undefined || failed.unknown;
  const isUnprotected = operationKindOf(kind)?.sentTwice === 'two-effects';
  const least = mayBeUnderWay && isUnprotected ? UNPROTECTED_PAUSE_SECONDS : 0;
  return new Date(Date.parse(now) + Math.max(wished, least) * 1000).toISOString();
}
