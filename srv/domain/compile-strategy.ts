import { checkStrategy } from './check-strategy.ts';
import { SaldoError } from './errors.ts';
import type { FactRow } from './fact-catalogue.ts';
import { compileConditions } from './held-lists.ts';
import type { PriorityBand, StrategyVersion } from './strategy.ts';

/** What a strategy version says of one customer. */
export interface Valuation {
  /** Sum of the points of the held rules; may be negative or beyond the maximum. */
  readonly points: number;
  /** Whole percent of the maximum, rounded down, 0 to 100. */
  readonly percent: number;
  /** Priority of the band reached. */
  readonly priority: string;
  /** Positions in `version.rules` of the rules that held, ascending. */
  readonly heldRules: readonly number[];
}

/** A version made ready for bulk use. */
export interface CompiledStrategy {
  readonly version: StrategyVersion;
  valuate(facts: FactRow): Valuation;
}

/** Compiles a version once; refuses one that `checkStrategy` objects to (STRATEGY_INVALID). */
export function compileStrategy(version: StrategyVersion): CompiledStrategy {
  refuseProblems(version);
  const heldRulesOf = compileConditions(version.rules.map((rule) => rule.conditions));
  const points = Int32Array.from(version.rules, (rule) => rule.points);
  const priorities = prioritiesByPercent(version.bands);
  const { maxValuation } = version;

  function valuate(facts: FactRow): Valuation {
    const heldRules = heldRulesOf(facts);
    let sum = 0;
    for (let held = 0; held < heldRules.length; held += 1) {
      sum += points[heldRules[held] as number] as number;
    }
    const percent = percentOf(sum, maxValuation);
    return { points: sum, percent, priority: priorities[percent] as string, heldRules };
  }

  return { version, valuate };
}

/** Whole percent of the maximum, rounded down, 0 to 100. */
export function percentOf(points: number, maxValuation: number): number {
  return Math.max(0, Math.min(100, Math.floor((points * 100) / maxValuation)));
}

/** The priority of each whole percent 0 to 100. */
function prioritiesByPercent(bands: readonly PriorityBand[]): string[] {
  const descending = bands.toSorted((a, b) => b.percentFrom - a.percentFrom);
  return Array.from({ length: 101 }, (_, percent) => {
    return descending.find((band) => band.percentFrom <= percent)?.priority ?? '';
  });
}

/** An error is a line, not a list: `checkStrategy` has them all. */
const PROBLEMS_TOLD = 4;

function refuseProblems(version: StrategyVersion): void {
  const problems = checkStrategy(version);
  if (problems.length === 0) return;
  const told = problems.slice(0, PROBLEMS_TOLD).map(({ message }) => message);
  const untold = problems.length - told.length;
  throw new SaldoError(
    'STRATEGY_INVALID',
    `Version ${version.id} of strategy ${version.strategy} cannot be used. ${told.join(' ')}` +
      (untold > 0 ? ` And ${untold} more.` : ''),
    { strategy: version.strategy, version: version.id, problems: problems.length },
  );
}
