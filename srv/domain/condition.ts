import type { FactValue } from './fact-catalogue.ts';
import type { Condition } from './strategy.ts';

/** Whether a fact's value meets a condition. What is unknown meets `exists` questions only. */
export function conditionHolds(condition: Condition, value: FactValue): boolean {
  if (condition.operator === 'exists') return (value !== null) !== condition.negated;
  return value !== null && meets(condition, value) !== condition.negated;
}

function meets({ operator, operands }: Condition, value: NonNullable<FactValue>): boolean {
  const [first = '', second = first] = operands;
  switch (operator) {
    case 'between':
      return value >= first && value <= second;
    case 'above':
      return value > first;
    case 'below':
      return value < first;
    case 'prefix':
      return String(value).startsWith(String(first));
    default:
      return operands.includes(value);
  }
}

/**
 * The whole numbers at which the answer may change: between two of them in a row it is the same.
 * Facts are whole numbers, so 'above 9' changes at 10.
 */
export function turningPoints({ operands }: Condition): number[] {
  return operands
    .filter((operand) => typeof operand === 'number')
    .flatMap((operand) => [operand, operand + 1]);
}
