import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { clearAlert, openSubjects, raiseAlert } from '../alerts.ts';

/** A company code whose totals could not be compared, and why. */
export interface TotalsFailure {
  readonly companyCode: string;
  readonly code: string;
  readonly message: string;
}

const KIND = 'totals-failed';

/**
 * Keeps one alert up for each company code that could not be compared, and takes the others down: while
 * nobody compares, a mirror that is wrong looks like one that agrees.
 */
export function alertFailedTotals(
  db: Database,
  source: string,
  failures: readonly TotalsFailure[],
  now: Instant,
): Promise<void> {
  return db.transaction(async (tx) => {
    for (const { companyCode, code, message } of failures) {
      const alert = { source, kind: KIND, subject: companyCode, count: 1 };
      const text = `Company code ${companyCode} could not be compared with ${source} (${code}): ${message}`;
      await raiseAlert(tx, { ...alert, message: text }, now);
    }
    const failed = new Set(failures.map(({ companyCode }) => companyCode));
    for (const subject of await openSubjects(tx, { source, kind: KIND }, '')) {
      if (!failed.has(subject)) await clearAlert(tx, { source, kind: KIND, subject }, now);
    }
  });
}
