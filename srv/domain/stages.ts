import { conditionProblem } from './check-condition.ts';
import { SaldoError } from './errors.ts';
import type { FactParameters, FactRow } from './fact-catalogue.ts';
import { compileConditions } from './held-lists.ts';
import type { IsoDate } from './iso-date.ts';
import type { Condition } from './strategy.ts';

/** A stage and what it takes to be in it. Without conditions it takes everybody. */
export interface StageRule {
  readonly stage: string;
  readonly conditions: readonly Condition[];
}

/** The stages of a segment, in order, valid from a day. */
export interface StageVersion {
  readonly segment: string;
  readonly validFrom: IsoDate;
  readonly parameters: FactParameters;
  readonly rules: readonly StageRule[];
}

/** The first stage whose conditions all hold; null when none does. */
export type StageClassifier = (facts: FactRow) => string | null;

/** Compiles a stage version once; refuses unknown facts and unfit operands (STAGES_INVALID). */
export function compileStages(version: StageVersion): StageClassifier {
  refuseProblems(version);
  const { rules } = version;
  const heldStages = compileConditions(rules.map((rule) => rule.conditions));
  return (facts) => rules[heldStages(facts)[0] ?? -1]?.stage ?? null;
}

function refuseProblems({ segment, validFrom, rules }: StageVersion): void {
  for (const { stage, conditions } of rules) {
    const problem = conditions.map(conditionProblem).find((found) => found !== null);
    if (!problem) continue;
    throw new SaldoError(
      'STAGES_INVALID',
      `Stages of segment ${segment} valid from ${validFrom}, stage ${stage}: ${problem.message}`,
      { segment, validFrom, stage },
    );
  }
}
