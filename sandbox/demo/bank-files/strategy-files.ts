import type { Language } from '../../../srv/domain/language.ts';
import type { Amounts, ConditionFile } from './condition-file.ts';

export interface RuleFile {
  readonly id: string;
  readonly points: number;
  readonly text: Readonly<Record<Language, string>>;
  readonly when: readonly ConditionFile[];
}

export interface StrategyFile {
  readonly strategy: string;
  readonly name: string;
  readonly description: string;
  readonly validFrom: string;
  readonly maxValuation: number;
  readonly toleranceDays: number;
  readonly dueSoonDays: number;
  /** Its currencies are those for which a strategy is made. */
  readonly minimumValue: Amounts;
  readonly bands: Readonly<Record<string, number>>;
  readonly rules: readonly RuleFile[];
  readonly assignments: readonly { readonly segment: string; readonly stage: string }[];
}

export interface StagesFile {
  readonly segments: readonly string[];
  readonly validFrom: string;
  readonly rules: readonly { readonly stage: string; readonly when: readonly ConditionFile[] }[];
}

/** A branch of a decision tree: a treatment, or branches of its own. */
export interface BranchFile {
  readonly id: string;
  readonly text: Readonly<Record<Language, string>>;
  readonly when: readonly ConditionFile[];
  readonly treatment?: string;
  readonly branches?: readonly BranchFile[];
}

/** What is done next about customers of these segments. */
export interface TreatmentsFile {
  readonly segments: readonly string[];
  readonly validFrom: string;
  readonly branches: readonly BranchFile[];
}
