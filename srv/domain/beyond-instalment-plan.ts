/** What a customer and the bank would like to agree on, before it is a plan or a proposal. */
export interface Arrangement {
  /** Contract accounts and currencies of the items it covers. */
  readonly accounts: readonly string[];
  readonly currencies: readonly string[];
  /** Principal that is not billed yet is part of it. */
  readonly includesUnbilled: boolean;
  /** The contract is to have another rate of interest. */
  readonly changesRate: boolean;
  readonly instalments: number;
}

/** What a plan of FI-CA can have, by the bank's customizing of the plan category. */
export interface PlanLimits {
  readonly mostInstalments: number;
}

export type BeyondPlan =
  | 'several-accounts'
  | 'several-currencies'
  | 'unbilled-principal'
  | 'another-rate'
  | 'too-many-instalments';

/**
 * Why an instalment plan of FI-CA cannot express an arrangement: a plan spreads open items of one
 * contract account in one currency, and changes no contract. Empty when it can; otherwise the
 * arrangement is proposed to the core system as a refinancing.
 */
export function beyondInstalmentPlan(
  arrangement: Arrangement,
  limits: PlanLimits,
): readonly BeyondPlan[] {
  const { accounts, currencies, includesUnbilled, changesRate, instalments } = arrangement;
  const reasons: readonly [BeyondPlan, boolean][] = [
    ['several-accounts', new Set(accounts).size > 1],
    ['several-currencies', new Set(currencies).size > 1],
    ['unbilled-principal', includesUnbilled],
    ['another-rate', changesRate],
    ['too-many-instalments', instalments > limits.mostInstalments],
  ];
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason);
}
