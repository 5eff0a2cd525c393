import cds from '@sap/cds';
import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import { isoAfter, systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { withSavepoint } from '../platform/savepoint.ts';
import { revalueChanged } from '../runs/revalue.ts';
import { settings } from './settings.ts';

const LOG = cds.log('worklist');

/** A customer touched by an action, and when. */
export interface TouchedCustomer {
  readonly db: Database;
  readonly now: Instant;
  readonly position: { readonly source: string; readonly partner: string };
}

/**
 * Evaluates the customer again at once, so that the user sees what their own action changed. If
 * that is not possible (a rate or a policy is missing) the action stands, the customer stays
 * marked, and the scheduled revaluation lists what is wrong.
 */
export async function revalueCustomer({ db, now, position }: TouchedCustomer): Promise<void> {
  const { source, partner } = position;
  const { lookback } = settings();
  try {
    await withSavepoint(db, () =>
      revalueChanged(db, { now, clock, lookback, customer: { source, partner } }),
    );
  } catch (error) {
    LOG.warn(`Partner ${partner} of ${source} stays marked for evaluation:`, reasonOf(error));
  }
}

function clock(): Instant {
  return isoAfter(systemClock());
}

function reasonOf(error: unknown): string {
  return error instanceof SaldoError ? `${error.code} ${error.message}` : String(error);
}
