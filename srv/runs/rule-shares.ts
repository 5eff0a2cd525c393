import { conditionProblem } from '../domain/check-condition.ts';
import { compileConditions } from '../domain/held-lists.ts';
import type { StrategyVersion } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { factReader } from './fact-rows.ts';
import { loadStrategyVersions } from './load-strategies.ts';

/** On how many of today's positions each rule of a version holds. */
export interface RuleShares {
  readonly positions: number;
  /** By position in `version.rules`; null for a rule that cannot be asked. */
  readonly held: readonly (number | null)[];
}

/**
 * Asks each rule of the facts stored with the published positions: those that a version of the
 * same strategy judged, or all in the version's currency while it has judged nobody.
 */
export async function ruleShares(db: Database, versionId: string): Promise<RuleShares> {
  const versions = await loadStrategyVersions(db);
  const version = versions.get(versionId);
  if (!version) return { positions: 0, held: [] };
  const siblings = [...versions.values()].filter(({ strategy }) => strategy === version.strategy);
  const own = await count(db, version, OF_VERSIONS(inList(db.dialect)), [
    JSON.stringify(siblings.map(({ id }) => id)),
  ]);
  if (own.positions > 0) return own;
  return count(db, version, OF_CURRENCY, [version.currency]);
}

const PUBLISHED = `SELECT f.facts, f.catalogue, p.positions FROM (
    SELECT c.factRow, CAST(COUNT(*) AS BIGINT) AS positions
    FROM saldo_worklists_Positions c
    JOIN saldo_worklists_PublishedRuns r ON r.run = c.run
    WHERE {which} GROUP BY c.factRow) p
  JOIN saldo_worklists_FactRows f ON f.hash = p.factRow`;

const OF_VERSIONS = (list: string) => PUBLISHED.replace('{which}', `c.strategyVersion ${list}`);
const OF_CURRENCY = PUBLISHED.replace('{which}', 'c.currency = ?');

interface StoredFacts {
  readonly facts: string;
  readonly catalogue: string | null;
  readonly positions: number;
}

async function count(
  db: Database,
  { rules }: StrategyVersion,
  sql: string,
  params: readonly string[],
): Promise<RuleShares> {
  const canBeAsked = rules.map(({ conditions }) => !conditions.some(conditionProblem));
  const heldRulesOf = compileConditions(
    rules.map(({ conditions }, index) => (canBeAsked[index] ? conditions : [])),
  );
  const held = rules.map(() => 0);
  let positions = 0;
  const read = await factReader(db);
  for await (const batch of db.stream<StoredFacts>(sql, params)) {
    for (const row of batch) {
      positions += row.positions;
      for (const index of heldRulesOf(read(row.facts, row.catalogue))) held[index] += row.positions;
    }
  }
  return { positions, held: held.map((times, index) => (canBeAsked[index] ? times : null)) };
}
