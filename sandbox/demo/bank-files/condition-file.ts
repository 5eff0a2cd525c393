import type { Operand, Operator } from '../../../srv/domain/strategy.ts';

/** A decimal amount in each currency in which a strategy is used. */
export type Amounts = Readonly<Record<string, string>>;

/** `{ "fact": "dunningLevel", "above": 2 }`; with `"not": true` it is negated. */
export type ConditionFile = {
  readonly fact: string;
  readonly not?: boolean;
} & { readonly [operator in Operator]?: Operand | readonly Operand[] | Amounts };
