import { fromScaled4 } from '../domain/erp-amount.ts';
import type { RankedExposure } from '../domain/experiments/rank-quality.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Two published nights of a segment, and what happened between them. */
export interface FateSpan {
  readonly segment: string;
  readonly day: IsoDate;
  readonly run: string;
  readonly until: IsoDate;
  readonly laterRun: string;
  /** Customers of this stage only; of all when null. */
  readonly stage: string | null;
}

/** What became of a contract, with the facts its customer had on the first day. */
export interface ContractFate {
  readonly source: string;
  readonly partner: string;
  readonly strategyVersion: string;
  /** JSON array in the order of its catalogue. */
  readonly facts: string;
  readonly catalogue: string | null;
  /** What was at risk on the first day: billed and not yet billed, minor units of the segment. */
  readonly exposure: number;
  readonly outcome: RankedExposure['outcome'];
}

interface FateRow {
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  readonly atRisk4: number;
  readonly bucket: string | null;
  readonly overdue4: number;
  readonly laterBucket: string | null;
  /** Null when nothing was open any more. */
  readonly laterOverdue4: number | null;
  readonly isWorked: number;
  readonly strategyVersion: string;
  readonly facts: string;
  readonly catalogue: string | null;
}

/**
 * The contracts of all who had a position on the first day, in batches. Who was rejected on the
 * second day is left out: nobody knows their fate. A contract without a later snapshot has nothing
 * open any more.
 */
export async function* contractFates(
  db: Database,
  { segment, day, run, until, laterRun, stage }: FateSpan,
  setup: SegmentSetup,
): AsyncGenerator<ContractFate[]> {
  const between = [day, until];
  const params = [
    ...between,
    ...between,
    until,
    segment,
    day,
    run,
    stage ?? '',
    stage ?? '',
    laterRun,
  ];
  for await (const rows of db.stream<FateRow>(FATES, params)) {
    yield rows.map((row) => toFate(row, setup));
  }
}

function toFate(row: FateRow, setup: SegmentSetup): ContractFate {
  const { currencies } = setup;
  const digits = currencies.minorDigits(row.source, row.currency);
  const amount = Math.max(0, fromScaled4(row.atRisk4, digits));
  return {
    source: row.source,
    partner: row.partner,
    strategyVersion: row.strategyVersion,
    facts: row.facts,
    catalogue: row.catalogue,
    exposure: currencies.inSegmentCurrency(row.source, amount, row.currency),
    outcome: outcomeOf(row, setup),
  };
}

function outcomeOf(row: FateRow, { buckets }: SegmentSetup): ContractFate['outcome'] {
  const place = (bucket: string | null) => buckets.findIndex(({ id }) => id === bucket);
  const isCured = row.overdue4 > 0 && (row.laterOverdue4 ?? 0) <= 0;
  if (isCured) return row.isWorked === 0 ? 'selfCured' : 'other';
  return place(row.laterBucket) > place(row.bucket) ? 'rolled' : 'other';
}

/**
 * Worked: contacted by us, or promised, between the two days. SQLite joins in the order of a CROSS
 * JOIN: the day's snapshots first, by their key, then everything else by its own.
 */
const FATES = `SELECT s.source, s.partner, s.currency, s.bucket, f.facts, f.catalogue,
    f.strategyVersion AS "strategyVersion",
    CAST(ROUND(s.exposure * 10000) AS BIGINT) + CAST(ROUND(s.collectible * 10000) AS BIGINT)
      AS "atRisk4",
    CAST(ROUND(s.overdue * 10000) AS BIGINT) AS "overdue4", n.bucket AS "laterBucket",
    CAST(ROUND(n.overdue * 10000) AS BIGINT) AS "laterOverdue4",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_contacts_Contacts c
        WHERE c.source = s.source AND c.partner = s.partner AND c.segment = s.segment
          AND c.direction = 'outbound' AND c.localDate BETWEEN ? AND ?)
      OR EXISTS (SELECT 1 FROM saldo_agreements_Promises p
        WHERE p.source = s.source AND p.partner = s.partner AND p.segment = s.segment
          AND p.promisedOn BETWEEN ? AND ?)
      THEN 1 ELSE 0 END AS "isWorked"
  FROM saldo_worklists_ContractSnapshots s CROSS JOIN saldo_worklists_Positions o
  JOIN saldo_worklists_FactRows f ON f.hash = o.factRow
  LEFT JOIN saldo_worklists_ContractSnapshots n ON n.businessDate = ? AND n.source = s.source
    AND n.contract = s.contract AND n.currency = s.currency
  WHERE s.segment = ? AND s.businessDate = ?
    AND o.run = ? AND o.source = s.source AND o.partner = s.partner AND (o.stage = ? OR ? = '')
    AND s.source || '/' || s.partner NOT IN (SELECT j.objectKey FROM saldo_mirror_Rejections j
      WHERE j.run = ? AND j.object = 'Partner' AND j.objectKey IS NOT NULL)`;
