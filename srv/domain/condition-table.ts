import { type FactId, type FactRow, type FactValue, factIndex } from './fact-catalogue.ts';
import type { Condition, Operand } from './strategy.ts';

const RANGE = 0;
const SAME = 1;
const MEMBER = 2;
const PREFIX = 3;
const EXISTS = 4;

/**
 * Lists of conditions laid out flat: numbers in typed arrays, one row a condition. A loop over it
 * evaluates several times faster than closures, and needs no generated code.
 */
interface ConditionTable {
  /** First condition of each list, and the end of the last. */
  readonly starts: Int32Array;
  /** Where each fact stands in a row. */
  readonly positions: Int32Array;
  readonly tests: Uint8Array;
  /** 1 when the test must fail. */
  readonly negations: Uint8Array;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly values: readonly Operand[];
  readonly sets: readonly ReadonlySet<FactValue>[];
}

/** Whether all conditions of the list at this position hold for the facts. */
export type HoldsList = (list: number, facts: FactRow) => boolean;

/** Compiles lists of conditions that `conditionProblem` has accepted. */
export function compileConditions(lists: readonly (readonly Condition[])[]): HoldsList {
  const table = layOut(lists);
  const { starts, positions, tests, negations, lows, highs } = table;
  return (list, facts) => {
    const end = starts[list + 1] as number;
    for (let row = starts[list] as number; row < end; row += 1) {
      const value = facts[positions[row] as number] as FactValue;
      if (typeof value === 'number' && tests[row] === RANGE) {
        const isInside = value >= (lows[row] as number) && value <= (highs[row] as number);
        if (isInside === (negations[row] === 1)) return false;
      } else if (!otherHolds(table, row, value)) return false;
    }
    return true;
  };
}

/** The rarer tests, apart from the loop so that its numeric path stays small. */
function otherHolds(table: ConditionTable, row: number, value: FactValue): boolean {
  const test = table.tests[row];
  if (value === null && test !== EXISTS) return false;
  return passes(table, row, test, value) !== (table.negations[row] === 1);
}

function passes(
  table: ConditionTable,
  row: number,
  test: number | undefined,
  value: FactValue,
): boolean {
  switch (test) {
    case SAME:
      return value === table.values[row];
    case MEMBER:
      return table.sets[row]?.has(value) ?? false;
    case PREFIX:
      return typeof value === 'string' && value.startsWith(String(table.values[row]));
    case EXISTS:
      return value !== null;
    default:
      return false;
  }
}

function layOut(lists: readonly (readonly Condition[])[]): ConditionTable {
  const conditions = lists.flat();
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, index) => {
    starts[index + 1] = (starts[index] ?? 0) + list.length;
  });
  const intervals = conditions.map(interval);
  return {
    starts,
    positions: Int32Array.from(conditions, ({ fact }) => factIndex(fact as FactId)),
    tests: Uint8Array.from(conditions, testOf),
    negations: Uint8Array.from(conditions, ({ negated }) => (negated ? 1 : 0)),
    lows: Float64Array.from(intervals, ([low]) => low),
    highs: Float64Array.from(intervals, ([, high]) => high),
    values: conditions.map(({ operands }) => operands[0] ?? ''),
    sets: conditions.map(({ operands }) => new Set<FactValue>(operands)),
  };
}

function testOf({ operator, operands }: Condition): number {
  switch (operator) {
    case 'exists':
      return EXISTS;
    case 'prefix':
      return PREFIX;
    case 'in':
      return MEMBER;
    case 'equals':
      return typeof operands[0] === 'number' ? RANGE : SAME;
    default:
      return RANGE;
  }
}

/** All numeric tests as one closed interval; facts are whole numbers, so 'above 9' is 'from 10'. */
function interval({ operator, operands }: Condition): readonly [number, number] {
  const first = Number(operands[0]);
  switch (operator) {
    case 'equals':
      return [first, first];
    case 'between':
      return [first, Number(operands[1])];
    case 'above':
      return [first + 1, Number.POSITIVE_INFINITY];
    case 'below':
      return [Number.NEGATIVE_INFINITY, first - 1];
    default:
      return [0, 0];
  }
}
