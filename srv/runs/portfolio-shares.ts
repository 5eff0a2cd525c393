import { type RuleShare, shareCounter } from '../domain/rule-shares.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { factReader } from './fact-rows.ts';
import { type LoadedVersion, loadStrategyVersions } from './load-strategies.ts';

/** On how many of today's positions each rule of a version holds. */
export interface PortfolioShares {
  readonly positions: number;
  readonly shares: readonly RuleShare[];
}

/** Which version is asked for, and the segments whose positions count; null for all. */
export interface SharesRequest {
  readonly version: string;
  readonly segments: readonly string[] | null;
}

/**
 * Asks each rule of the facts stored with the published positions, amounts in the version's
 * currency: of those that a version of the same strategy judged, or of all while it judged nobody.
 */
export async function portfolioShares(
  db: Database,
  { version: id, segments }: SharesRequest,
): Promise<PortfolioShares> {
  const versions = await loadStrategyVersions(db);
  const version = versions.get(id);
  if (!version) return { positions: 0, shares: [] };
  const alike = [...versions.values()].filter(({ currency }) => currency === version.currency);
  const own = alike.filter(({ strategy }) => strategy === version.strategy);
  const counted = await count(db, version, own, segments);
  return counted.positions > 0 ? counted : count(db, version, alike, segments);
}

interface StoredFacts {
  readonly facts: string;
  readonly catalogue: string | null;
  readonly positions: number;
}

/** Each content once, with the number of positions that have it. */
async function count(
  db: Database,
  version: LoadedVersion,
  judges: readonly LoadedVersion[],
  segments: readonly string[] | null,
): Promise<PortfolioShares> {
  const read = await factReader(db);
  const counter = shareCounter(version);
  let positions = 0;
  const judgedBy = JSON.stringify(judges.map(({ id }) => id));
  const ofSegments = segments ? `AND r.segment ${inList(db.dialect)}` : '';
  const stored = db.stream<StoredFacts>(
    `SELECT f.facts, f.catalogue, p.positions FROM (
      SELECT c.factRow, CAST(COUNT(*) AS BIGINT) AS positions
      FROM saldo_worklists_Positions c
      JOIN saldo_worklists_PublishedRuns r ON r.run = c.run
      WHERE c.strategyVersion ${inList(db.dialect)} ${ofSegments} GROUP BY c.factRow) p
    JOIN saldo_worklists_FactRows f ON f.hash = p.factRow`,
    segments ? [judgedBy, JSON.stringify(segments)] : [judgedBy],
  );
  for await (const batch of stored) {
    for (const row of batch) {
      positions += row.positions;
      counter.add(read(row.facts, row.catalogue), row.positions);
    }
  }
  return { positions, shares: counter.shares() };
}
