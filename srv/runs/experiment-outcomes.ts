import { fromScaled4 } from '../domain/erp-amount.ts';
import type { GroupOutcome } from '../domain/experiments/compare-arms.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database, SqlValue } from '../platform/database.ts';
import type { StoredExperiment } from './load-experiments.ts';
import type { CurrencyTable } from './load-rates.ts';

interface GroupRow {
  readonly source: string;
  readonly debtorGroup: string;
}

interface ObservedGroup extends GroupRow {
  readonly arm: string;
  readonly since: IsoDate;
  readonly observedUntil: IsoDate;
}

/**
 * What became of each group of connected debtors whose horizon is over by `asOf`: as they were
 * drawn, whatever was done to them. Only groups count that owed something overdue in the snapshot
 * of the day they entered; that day's snapshot was taken before any arm could matter. A fixed
 * number of statements.
 */
export async function experimentOutcomes(
  db: Database,
  experiment: StoredExperiment,
  currencies: CurrencyTable,
  asOf: IsoDate,
): Promise<GroupOutcome[]> {
  const { id, segment, startsOn } = experiment;
  const read = <Row extends GroupRow>(sql: string, ...params: SqlValue[]) =>
    db.query<Row>(sql, params);
  const observed = await read<ObservedGroup>(OBSERVED, segment, startsOn, asOf, id, asOf);
  const counts = async (sql: string, ...params: SqlValue[]) =>
    byGroup(await read<GroupRow & { count: number }>(sql, ...params));
  const uncured = await counts(
    UNCURED_DAYS,
    ...[segment, startsOn, asOf, id, asOf, segment, segment, startsOn, asOf, id, asOf],
  );
  const contacts = await counts(CONTACTS, segment, id, asOf);
  const kept = await counts(PROMISES_KEPT, segment, id, asOf);
  const paid = await recoveredByGroup(await read<PaidRow>(PAID, segment, id, asOf), currencies);
  const nights = await publishedDays(db, segment, startsOn, asOf);
  return observed.map((group) => {
    const key = groupKey(group);
    const days = nights.filter((day) => group.since < day && day <= group.observedUntil).length;
    return {
      arm: group.arm,
      cured: days > (uncured.get(key) ?? 0),
      recovered: paid.get(key) ?? 0,
      contacts: contacts.get(key) ?? 0,
      promisesKept: kept.get(key) ?? 0,
    };
  });
}

function groupKey({ source, debtorGroup }: GroupRow): string {
  return `${source}/${debtorGroup}`;
}

function byGroup(rows: readonly (GroupRow & { count: number })[]): Map<string, number> {
  return new Map(rows.map((row) => [groupKey(row), row.count]));
}

interface PaidRow extends GroupRow {
  readonly currency: string;
  readonly paid4: number;
}

/** Minor units of the segment's currency, by the rates of the day that results are asked for. */
function recoveredByGroup(
  rows: readonly PaidRow[],
  currencies: CurrencyTable,
): Map<string, number> {
  const recovered = new Map<string, number>();
  for (const row of rows) {
    const digits = currencies.minorDigits(row.source, row.currency);
    const amount = fromScaled4(row.paid4, digits);
    const paid = currencies.inSegmentCurrency(row.source, amount, row.currency);
    recovered.set(groupKey(row), (recovered.get(groupKey(row)) ?? 0) + paid);
  }
  return recovered;
}

async function publishedDays(
  db: Database,
  segment: string,
  from: IsoDate,
  to: IsoDate,
): Promise<IsoDate[]> {
  const rows = await db.query<{ day: IsoDate }>(
    `SELECT DISTINCT businessDate AS day FROM saldo_worklists_Runs
    WHERE segment = ? AND publishedAt IS NOT NULL AND businessDate BETWEEN ? AND ?`,
    [segment, from, to],
  );
  return rows.map(({ day }) => day);
}

const MATURED = 'a.experiment = ? AND a.observedUntil <= ?';

/**
 * Snapshots of a segment and its days that say a debtor of the test was overdue. SQLite joins in
 * the order of a CROSS JOIN: days first, by the key of the snapshots, then the debtor by index.
 */
const OVERDUE = `saldo_worklists_ContractSnapshots s CROSS JOIN saldo_experiments_ArmAssignments a
  WHERE s.segment = ? AND s.businessDate BETWEEN ? AND ?
    AND CAST(ROUND(s.overdue * 10000) AS BIGINT) > 0
    AND a.source = s.source AND a.partner = s.partner AND ${MATURED}`;

const OBSERVED = `SELECT a.source, a.debtorGroup AS "debtorGroup", MIN(a.arm) AS arm,
    MIN(a.since) AS since, MIN(a.observedUntil) AS "observedUntil"
  FROM ${OVERDUE} AND s.businessDate = a.since GROUP BY a.source, a.debtorGroup`;

/**
 * Published days within the horizon on which a group was overdue, or on which nobody can say since
 * the night rejected one of them.
 */
const UNCURED_DAYS = `SELECT u.source, u.debtorGroup AS "debtorGroup",
    COUNT(DISTINCT u.day) AS count FROM (
  SELECT a.source, a.debtorGroup, s.businessDate AS day FROM ${OVERDUE}
    AND s.businessDate > a.since AND s.businessDate <= a.observedUntil
    AND s.businessDate IN (SELECT r.businessDate FROM saldo_worklists_Runs r
      WHERE r.segment = ? AND r.publishedAt IS NOT NULL)
  UNION ALL
  SELECT a.source, a.debtorGroup, x.day FROM saldo_experiments_ArmAssignments a
  CROSS JOIN (SELECT j.objectKey, r.businessDate AS day FROM saldo_worklists_Runs r
    JOIN saldo_mirror_Rejections j ON j.run = r.ID AND j.object = 'Partner'
    WHERE r.segment = ? AND r.publishedAt IS NOT NULL AND r.businessDate BETWEEN ? AND ?) x
  WHERE x.objectKey = a.source || '/' || a.partner AND x.day > a.since AND x.day <= a.observedUntil
    AND ${MATURED}) u
  GROUP BY u.source, u.debtorGroup`;

/** Payments that stayed, on accounts with the segment's company codes. */
const PAID = `SELECT a.source, a.debtorGroup AS "debtorGroup", p.currency,
    CAST(SUM(CAST(ROUND(p.amount * 10000) AS BIGINT)) AS BIGINT) AS paid4
  FROM saldo_experiments_ArmAssignments a
  JOIN saldo_ledger_Payments p ON p.source = a.source AND p.partner = a.partner
    AND p.postingDate >= a.since AND p.postingDate <= a.observedUntil AND p.isReturned = false
  WHERE EXISTS (SELECT 1 FROM saldo_ledger_ContractAccounts k
    JOIN saldo_organization_SegmentCompanyCodes c
      ON c.segment = ? AND c.source = k.source AND c.companyCode = k.companyCode
    WHERE k.source = p.source AND k.account = p.account) AND ${MATURED}
  GROUP BY a.source, a.debtorGroup, p.currency`;

const CONTACTS = `SELECT a.source, a.debtorGroup AS "debtorGroup", COUNT(*) AS count
  FROM saldo_experiments_ArmAssignments a
  JOIN saldo_contacts_Contacts c ON c.source = a.source AND c.partner = a.partner
    AND c.segment = ? AND c.direction = 'outbound'
    AND c.localDate >= a.since AND c.localDate <= a.observedUntil
  WHERE ${MATURED} GROUP BY a.source, a.debtorGroup`;

/** Fulfilled, or fulfilled with accepted variances. */
const PROMISES_KEPT = `SELECT a.source, a.debtorGroup AS "debtorGroup", COUNT(*) AS count
  FROM saldo_experiments_ArmAssignments a
  JOIN saldo_agreements_Promises p ON p.source = a.source AND p.partner = a.partner
    AND p.segment = ? AND p.status IN ('1', '2')
    AND p.promisedOn >= a.since AND p.promisedOn <= a.observedUntil
  WHERE ${MATURED} GROUP BY a.source, a.debtorGroup`;
