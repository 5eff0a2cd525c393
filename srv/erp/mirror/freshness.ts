import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { type FreshnessRow, freshnessTable } from '../../platform/tables.ts';

/** The objects whose amounts people look at. */
export const LEDGER = ['payments', 'payment-assignments', 'items'];

/** Changes that the lag is measured over: the latest ones. */
const SAMPLES = 1_000;

const MEDIAN = 0.5;
const P95 = 0.95;

/** How fresh the figures of a source are; null before anything was noted. */
export async function loadFreshness(db: Database, source: string): Promise<FreshnessRow | null> {
  const [row] = await db.query<FreshnessRow>(
    `SELECT source, asOf AS "asOf", comparedAt AS "comparedAt", comparedAsOf AS "comparedAsOf",
            totalsAgree AS "totalsAgree", accountsOff AS "accountsOff",
            clockAheadMs AS "clockAheadMs", lagMedian AS "lagMedian", lagP95 AS "lagP95",
            lagSamples AS "lagSamples", measuredAt AS "measuredAt"
       FROM saldo_mirror_Freshness WHERE source = ?`,
    [source],
  );
  return row ?? null;
}

/** Notes what is known of the freshness of a source; the rest stays. */
export function noteFreshness(
  db: Database,
  source: string,
  known: Partial<Omit<FreshnessRow, 'source'>>,
): Promise<number> {
  const columns = ['source', ...Object.keys(known)] as (keyof FreshnessRow & string)[];
  return db.upsert(freshnessTable, [{ source, ...known }], { columns });
}

/**
 * Notes up to when the ledger is in (the ledger's objects were read to their end by readings that
 * began then or later) and how long the latest changes took from their posting to the lists.
 */
export async function measureFreshness(db: Database, source: string, now: Instant): Promise<void> {
  const states = await db.query<{ object: string; deltaAt: Instant | null }>(
    `SELECT object, deltaAt AS "deltaAt" FROM saldo_mirror_States WHERE source = ?`,
    [source],
  );
  const read = states.filter(({ object }) => LEDGER.includes(object));
  const times = read.map(({ deltaAt }) => deltaAt ?? '').sort();
  const asOf = read.length === LEDGER.length ? times[0] || null : null;
  await noteFreshness(db, source, { asOf, ...(await lagOf(db, source)), measuredAt: now });
}

/** From posting to list, over the latest changes that were dealt with. */
async function lagOf(db: Database, source: string) {
  const rows = await db.query<{ postedAt: Instant; processedAt: Instant }>(
    `SELECT postedAt AS "postedAt", processedAt AS "processedAt"
       FROM saldo_mirror_ChangedCustomers
      WHERE processedAt IS NOT NULL AND postedAt IS NOT NULL AND source = ?
      ORDER BY processedAt DESC, changedAt DESC, ID DESC LIMIT ${SAMPLES}`,
    [source],
  );
  const lags = rows
    .map(({ postedAt, processedAt }) => Date.parse(processedAt) - Date.parse(postedAt))
    .sort((a, b) => a - b);
  const at = (share: number) => {
    const lag = lags[Math.max(0, Math.ceil(lags.length * share) - 1)];
    return lag === undefined ? null : Math.max(0, Math.ceil(lag / 1000));
  };
  return { lagMedian: at(MEDIAN), lagP95: at(P95), lagSamples: lags.length };
}
