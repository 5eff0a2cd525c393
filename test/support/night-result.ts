import type { Database } from '../../srv/platform/database.ts';

/** What a published night says about customers, without ids of runs and times of the clock. */
export interface NightResult {
  readonly positions: readonly object[];
  /** The facts and held rules of each position, as they are kept for telling why. */
  readonly reasons: readonly object[];
  readonly snapshots: readonly object[];
  readonly excluded: readonly object[];
  readonly lists: readonly object[];
  readonly unlisted: readonly object[];
  readonly totals: readonly object[];
  readonly certificates: readonly object[];
}

const PUBLISHED = 'JOIN saldo_worklists_PublishedRuns p ON p.run = t.run';

export async function nightResult(db: Database): Promise<NightResult> {
  const rows = (columns: string, table: string, order: string) =>
    db.query<Record<string, unknown>>(
      `SELECT ${columns} FROM saldo_worklists_${table} t ${PUBLISHED} ORDER BY ${order}`,
    );
  return {
    positions: withoutRun(await rows('t.*', 'Positions', 'p.segment, t.source, t.partner')),
    reasons: await db.query(
      `SELECT t.partner, f.strategyVersion, f.facts, f.heldRules FROM saldo_worklists_Positions t
      ${PUBLISHED} JOIN saldo_worklists_FactRows f ON f.hash = t.factRow
      ORDER BY p.segment, t.source, t.partner`,
    ),
    snapshots: await db.query(
      `SELECT * FROM saldo_worklists_ContractSnapshots
      ORDER BY businessDate, source, contract, currency`,
    ),
    excluded: withoutRun(await rows('t.*', 'ExcludedCustomers', 'p.segment, t.source, t.partner')),
    lists: withoutRun(await rows('t.*', 'ListEntries', 'p.segment, t.source, t.partner')),
    unlisted: withoutRun(await rows('t.*', 'UnlistedPositions', 'p.segment, t.source, t.partner')),
    totals: withoutRun(await rows('t.*', 'RunTotals', 'p.segment, t.partitionNumber, t.currency')),
    certificates: withoutRun(
      await rows('t.*', 'BalanceCertificates', 'p.segment, t.layer, t.component, t.dimension'),
    ),
  };
}

const OF_ONE_NIGHT = new Set(['run', 'changedat']);

function withoutRun(rows: readonly Record<string, unknown>[]): object[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([name]) => !OF_ONE_NIGHT.has(name.toLowerCase())),
    ),
  );
}
