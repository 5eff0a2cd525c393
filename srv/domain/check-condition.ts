import { type FactDefinition, type FactKind, findFact } from './fact-catalogue.ts';
import { type Condition, OPERATORS, type Operator } from './strategy.ts';

/** What is wrong with a condition. */
export interface ConditionProblem {
  /** FACT_UNKNOWN, OPERATOR_UNKNOWN, OPERATOR_UNFIT, OPERAND_COUNT, OPERAND_UNFIT, INTERVAL_EMPTY */
  readonly code: string;
  readonly message: string;
}

const NUMBER_OPERATORS: readonly Operator[] = [
  'equals',
  'in',
  'between',
  'above',
  'below',
  'exists',
];

/** The operators that fit a kind of fact. */
export const FITTING: Readonly<Record<FactKind, readonly Operator[]>> = {
  amount: NUMBER_OPERATORS,
  days: NUMBER_OPERATORS,
  count: NUMBER_OPERATORS,
  ratio: NUMBER_OPERATORS,
  code: ['equals', 'in', 'prefix', 'exists'],
  flag: ['equals', 'exists'],
};

const OPERAND_COUNTS: Readonly<Record<Operator, number | 'any'>> = {
  equals: 1,
  in: 'any',
  between: 2,
  above: 1,
  below: 1,
  exists: 0,
  prefix: 1,
};

/** The first problem of a condition, or null when it can be compiled. */
export function conditionProblem(condition: Condition): ConditionProblem | null {
  const fact = findFact(condition.fact);
  if (!fact) {
    return problem('FACT_UNKNOWN', `Fact '${condition.fact}' is not in the catalogue; choose one.`);
  }
  return (
    operatorProblem(condition, fact) ??
    countProblem(condition) ??
    operandProblem(condition, fact) ??
    intervalProblem(condition)
  );
}

function operatorProblem({ operator }: Condition, fact: FactDefinition): ConditionProblem | null {
  if (!OPERATORS.includes(operator)) {
    return problem(
      'OPERATOR_UNKNOWN',
      `'${operator}' is no operator; use ${OPERATORS.join(', ')}.`,
    );
  }
  const fitting = FITTING[fact.kind];
  if (fitting.includes(operator)) return null;
  return problem(
    'OPERATOR_UNFIT',
    `'${operator}' does not fit ${fact.id} (${fact.kind}); use ${fitting.join(', ')}.`,
  );
}

function countProblem({ fact, operator, operands }: Condition): ConditionProblem | null {
  const wanted = OPERAND_COUNTS[operator];
  const fits = wanted === 'any' ? operands.length > 0 : operands.length === wanted;
  if (fits) return null;
  const needed = wanted === 'any' ? 'at least 1 value' : `${wanted} value(s)`;
  return problem(
    'OPERAND_COUNT',
    `'${operator}' on ${fact} needs ${needed}, not ${operands.length}.`,
  );
}

function operandProblem({ operands }: Condition, fact: FactDefinition): ConditionProblem | null {
  const unfit = operands.find((operand) => !fitsKind(operand, fact.kind));
  if (unfit === undefined) return null;
  return problem(
    'OPERAND_UNFIT',
    `${JSON.stringify(unfit)} does not fit ${fact.id}; give ${expected(fact.kind)}.`,
  );
}

function intervalProblem({ fact, operator, operands }: Condition): ConditionProblem | null {
  const [from, to] = operands;
  if (operator !== 'between' || Number(from) <= Number(to)) return null;
  return problem('INTERVAL_EMPTY', `${fact} between ${from} and ${to} holds nothing; swap them.`);
}

function fitsKind(operand: unknown, kind: FactKind): boolean {
  if (kind === 'code') return typeof operand === 'string';
  if (kind === 'flag') return typeof operand === 'boolean';
  return Number.isSafeInteger(operand);
}

function expected(kind: FactKind): string {
  if (kind === 'code') return 'a text';
  if (kind === 'flag') return 'true or false';
  return kind === 'amount' ? 'a whole number of minor units' : 'a whole number';
}

function problem(code: string, message: string): ConditionProblem {
  return { code, message };
}
