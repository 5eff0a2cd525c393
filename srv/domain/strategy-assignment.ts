import { SaldoError } from './errors.ts';
import { compareDates, type IsoDate } from './iso-date.ts';
import type { Strategy, StrategyVersion } from './strategy.ts';
import { isValidOn } from './validity.ts';

/** Which strategy customers of a segment get; null stands for any. */
export interface StrategyAssignment {
  readonly segment: string;
  readonly stage: string | null;
  readonly collectionGroup: string | null;
  readonly arm: string | null;
  readonly strategy: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Who asks for a strategy. */
export interface StrategyQuery {
  readonly segment: string;
  readonly stage: string;
  readonly collectionGroup: string | null;
  readonly arm: string | null;
}

export type StrategyFinder = (query: StrategyQuery) => StrategyVersion;

/**
 * Finds exactly one version for a customer on one day. The most specific row wins: arm before
 * group before stage before segment. Errors name segment and stage: STRATEGY_NONE without a row,
 * STRATEGY_AMBIGUOUS with two equally specific rows, STRATEGY_NO_VERSION when the strategy has no
 * version valid on the day. Answers are remembered, so that a finder can be asked per customer.
 */
export function strategyFinder(
  assignments: readonly StrategyAssignment[],
  strategies: readonly Strategy[],
  today: IsoDate,
): StrategyFinder {
  const versions = new Map(strategies.map(({ id, versions }) => [id, versions]));
  const valid = assignments.filter((row) => isValidOn(row, today));
  const answers = new Map<string, StrategyVersion>();
  return (query) => {
    const key = JSON.stringify([query.segment, query.stage, query.collectionGroup, query.arm]);
    let version = answers.get(key);
    if (!version) {
      const row = mostSpecific(valid, query);
      version = validVersion(versions.get(row.strategy) ?? [], row.strategy, query, today);
      answers.set(key, version);
    }
    return version;
  };
}

function mostSpecific(
  assignments: readonly StrategyAssignment[],
  query: StrategyQuery,
): StrategyAssignment {
  const [best, second] = rankAssignments(assignments, query);
  if (!best) throw assignmentError('STRATEGY_NONE', query, 'no strategy is assigned; assign one.');
  if (second && specificity(second) === specificity(best)) {
    const both = `${best.strategy} and ${second.strategy}`;
    throw assignmentError('STRATEGY_AMBIGUOUS', query, `${both} are both assigned; end one.`);
  }
  return best;
}

/** The rows that match, the most specific first: it applies, if no other is as specific. */
export function rankAssignments<Row extends StrategyAssignment>(
  assignments: readonly Row[],
  query: StrategyQuery,
): Row[] {
  return assignments
    .filter((row) => matches(row, query))
    .sort((a, b) => specificity(b) - specificity(a));
}

function validVersion(
  versions: readonly StrategyVersion[],
  strategy: string,
  query: StrategyQuery,
  today: IsoDate,
): StrategyVersion {
  const valid = versions.filter((version) => isValidOn(version, today));
  const latest = valid.sort((a, b) => compareDates(b.validFrom, a.validFrom))[0];
  if (latest) return latest;
  throw assignmentError(
    'STRATEGY_NO_VERSION',
    query,
    `strategy ${strategy} has no version valid on ${today}; activate one.`,
  );
}

function matches(row: StrategyAssignment, query: StrategyQuery): boolean {
  return (
    row.segment === query.segment &&
    (row.stage === null || row.stage === query.stage) &&
    (row.collectionGroup === null || row.collectionGroup === query.collectionGroup) &&
    (row.arm === null || row.arm === query.arm)
  );
}

function specificity({ arm, collectionGroup, stage }: StrategyAssignment): number {
  return (arm === null ? 0 : 4) + (collectionGroup === null ? 0 : 2) + (stage === null ? 0 : 1);
}

function assignmentError(code: string, query: StrategyQuery, what: string): SaldoError {
  const { segment, stage } = query;
  return new SaldoError(code, `Segment ${segment}, stage ${stage}: ${what}`, { segment, stage });
}
