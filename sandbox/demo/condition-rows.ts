import { parseDecimal } from '../../srv/domain/money.ts';
import { OPERATORS, type Operand, type Operator } from '../../srv/domain/strategy.ts';
import type { Amounts, ConditionFile } from './bank-files/condition-file.ts';

/** The currency in which amounts of conditions are meant, and its decimals. */
export interface ConditionCurrency {
  readonly currency: string;
  readonly minorDigits: number;
}

/** A condition of a file as the tables of strategies and stages keep it. */
export function conditionColumns(file: ConditionFile, money: ConditionCurrency | null) {
  const operator = operatorOf(file);
  const operands = operator === 'exists' ? [] : operandsOf(file[operator], money);
  return {
    fact: file.fact,
    operator,
    negated: file.not ?? false,
    operands: JSON.stringify(operands),
  };
}

function operatorOf(file: ConditionFile): Operator {
  const operator = OPERATORS.find((candidate) => file[candidate] !== undefined);
  if (operator) return operator;
  throw new Error(`The condition on ${file.fact} has no operator; use one of ${OPERATORS}.`);
}

function operandsOf(
  value: ConditionFile[Operator],
  money: ConditionCurrency | null,
): readonly Operand[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [value];
  if (Array.isArray(value)) return value;
  return [minorUnits(value as Amounts, money)];
}

/** Conditions compare minor units of the version's currency. */
function minorUnits(amounts: Amounts, money: ConditionCurrency | null): number {
  const amount = money && amounts[money.currency];
  if (amount) return parseDecimal(amount, money.minorDigits);
  throw new Error(`No amount in ${money?.currency ?? 'any currency'} among ${amounts}.`);
}
