import type { Database } from '../../srv/platform/database.ts';
import { type Cell, tableText } from './table-text.ts';

/** What the night made, as tables for a person: read from the database, not from what ran. */
export async function nightReport(db: Database): Promise<string> {
  const tables = await Promise.all([
    mirrored(db),
    controlTotals(db),
    positions(db),
    certificates(db),
    promises(db),
  ]);
  return tables.join('\n\n');
}

async function mirrored(db: Database): Promise<string> {
  const counts = [
    ['partners', 'SELECT COUNT(*) AS n FROM saldo_ledger_Partners'],
    ['contracts', 'SELECT COUNT(*) AS n FROM saldo_ledger_Contracts'],
    ['items', 'SELECT COUNT(*) AS n FROM saldo_ledger_Items'],
    [
      'open items',
      `SELECT COUNT(*) AS n FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND leftErpAt IS NULL`,
    ],
    ['payments', 'SELECT COUNT(*) AS n FROM saldo_ledger_Payments'],
    ['rejected records', 'SELECT COUNT(*) AS n FROM saldo_mirror_Rejections'],
  ] as const;
  const rows = counts.map(async ([what, sql]) => {
    const [row] = await db.query<{ n: number }>(sql);
    return [what, row?.n ?? 0];
  });
  return tableText('Mirrored from the ERP', ['what', 'rows'], await Promise.all(rows));
}

interface TotalRow {
  companyCode: string;
  currency: string;
  erpCount: number;
  erpAmount: string;
  ownAmount: string;
  accountsOff: number;
  agrees: boolean;
  minorDigits: number;
}

async function controlTotals(db: Database): Promise<string> {
  const rows = await db.query<TotalRow>(
    `SELECT t.companyCode AS "companyCode", t.currency, t.erpCount AS "erpCount",
      t.erpAmount AS "erpAmount", t.ownAmount AS "ownAmount", t.accountsOff AS "accountsOff",
      t.agrees, s.minorDigits AS "minorDigits"
    FROM saldo_mirror_ControlTotals t
    JOIN saldo_ledger_CurrencyScales s ON s.source = t.source AND s.currency = t.currency
    WHERE t.takenAt = (SELECT MAX(l.takenAt) FROM saldo_mirror_ControlTotals l
      WHERE l.source = t.source AND l.companyCode = t.companyCode)
    ORDER BY t.companyCode, t.currency`,
  );
  return tableText(
    'Control totals: the ERP against the mirror',
    ['company code', 'currency', 'items', 'ERP', 'mirror', 'accounts off', 'agrees'],
    rows.map((row): Cell[] => [
      row.companyCode,
      row.currency,
      row.erpCount,
      shown(row.erpAmount, row.minorDigits),
      shown(row.ownAmount, row.minorDigits),
      row.accountsOff,
      row.agrees ? 'yes' : 'NO',
    ]),
  );
}

function shown(amount: string, digits: number): string {
  const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return Number(amount).toLocaleString('en-US', decimals);
}

interface PositionRow {
  collectionGroup: string;
  high: number;
  medium: number;
  low: number;
  listed: number;
  placed: number;
  agents: number;
}

async function positions(db: Database): Promise<string> {
  const rows = await db.query<PositionRow>(
    `SELECT p.collectionGroup AS "collectionGroup",
      CAST(SUM(CASE WHEN p.priority = 'high' THEN 1 ELSE 0 END) AS BIGINT) AS high,
      CAST(SUM(CASE WHEN p.priority = 'medium' THEN 1 ELSE 0 END) AS BIGINT) AS medium,
      CAST(SUM(CASE WHEN p.priority = 'low' THEN 1 ELSE 0 END) AS BIGINT) AS low,
      COUNT(e.agent) AS listed, COUNT(u.agent) AS placed, COUNT(DISTINCT e.agent) AS agents
    FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
    LEFT JOIN saldo_worklists_ListEntries e
      ON e.run = p.run AND e.source = p.source AND e.partner = p.partner
    LEFT JOIN saldo_worklists_UnlistedPositions u
      ON u.run = p.run AND u.source = p.source AND u.partner = p.partner AND u.reason = 'agency'
    GROUP BY p.collectionGroup ORDER BY p.collectionGroup`,
  );
  return tableText(
    'Positions by group and priority',
    ['group', 'high', 'medium', 'low', 'all', 'on lists today', 'agents', 'with agencies'],
    rows.map(({ collectionGroup, high, medium, low, listed, placed, agents }) => [
      collectionGroup,
      high,
      medium,
      low,
      high + medium + low,
      listed,
      agents,
      placed,
    ]),
  );
}

interface CertificateRow {
  segment: string;
  dimension: string;
  agents: number;
  customers: number;
  maximum: number;
  lowerBound: number;
  gap: number;
}

async function certificates(db: Database): Promise<string> {
  const rows = await db.query<CertificateRow>(
    `SELECT p.segment, c.dimension, c.agents, c.customers, c.maximum,
      c.lowerBound AS "lowerBound", c.gap
    FROM saldo_worklists_BalanceCertificates c
    JOIN saldo_worklists_PublishedRuns p ON p.run = c.run
    WHERE c.layer = 'ownership' ORDER BY p.segment, c.component, c.dimension`,
  );
  return tableText(
    'Balance: the greatest load against what no distribution can beat (amounts in minor units)',
    ['segment', 'by', 'agents', 'customers', 'greatest', 'bound', 'gap'],
    rows.map(({ segment, dimension, agents, customers, maximum, lowerBound, gap }) => [
      segment,
      dimension,
      agents,
      customers,
      Math.round(maximum),
      Math.round(lowerBound),
      `${(gap * 100).toFixed(2)} %`,
    ]),
  );
}

async function promises(db: Database): Promise<string> {
  const rows = await db.query<{ name: string; n: number }>(
    `SELECT s.name, COUNT(*) AS n FROM saldo_agreements_Promises p
    JOIN saldo_agreements_PromiseStatuses s ON s.code = p.status
    GROUP BY s.name ORDER BY s.name`,
  );
  return tableText(
    'Promises after judgement',
    ['status', 'promises'],
    rows.map(({ name, n }) => [name, n]),
  );
}
