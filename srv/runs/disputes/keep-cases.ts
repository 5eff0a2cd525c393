import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { CaseScope } from './case-scope.ts';
import { closeClearedCases } from './close-cleared-cases.ts';
import { escalateCases } from './escalate-cases.ts';
import { followErpCases } from './follow-erp-cases.ts';
import { keepDisputedParts } from './keep-disputed-parts.ts';
import { proposeShortPaid } from './propose-short-paid.ts';
import { takeInCases } from './take-in-cases.ts';

/** How many cases each step touched. */
export interface KeptCases {
  readonly takenIn: number;
  readonly followed: number;
  readonly closed: number;
  readonly proposed: number;
  readonly escalated: number;
}

/**
 * Brings the dispute team's cases up to what the mirror and the calendar say: once a night for all,
 * and for who changed each time the mirror has read something. In short transactions: a case that
 * closes and what that asks of the ERP stand or fall together, and a case that cannot be kept stops no
 * other. Doing it again changes nothing.
 */
export async function keepCases(
  db: Database,
  of: { readonly scope: CaseScope; readonly now: Instant },
): Promise<KeptCases> {
  const takenIn = await takeInCases(db, of);
  await keepDisputedParts(db, of);
  const followed = await followErpCases(db, of);
  const closed = await closeClearedCases(db, of);
  const proposed = await proposeShortPaid(db, of);
  return { takenIn, followed, closed, proposed, escalated: await escalateCases(db, of.now) };
}
