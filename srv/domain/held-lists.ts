import { conditionHolds, turningPoints } from './condition.ts';
import { type FactRow, type FactValue, factIndex } from './fact-catalogue.ts';
import type { Condition } from './strategy.ts';

/** Positions of the lists all of whose conditions hold for the facts, ascending. */
export type HeldLists = (facts: FactRow) => number[];

const BITS = 32;

/** All conditions on one fact. A mask has a bit for each list, set where the value refuses it. */
interface FactColumn {
  readonly position: number;
  readonly conditions: readonly ListedCondition[];
  /** Ascending; a number's mask is found by how many of them it has reached. */
  readonly cuts: Float64Array;
  readonly masks: readonly Int32Array[];
  /** Masks of texts, flags and null, made when first met: codes have few values. */
  readonly others: Map<FactValue, Int32Array>;
}

interface ListedCondition {
  readonly list: number;
  readonly condition: Condition;
}

/**
 * Compiles lists of conditions that `conditionProblem` has accepted. Instead of asking condition
 * by condition, each fact is looked up once: its conditions cut the numbers into intervals, and
 * each interval knows which lists it refuses. No branch depends on a value, which makes this
 * faster than even a loop written by hand (see bench/strategy-kernel).
 */
export function compileConditions(lists: readonly (readonly Condition[])[]): HeldLists {
  const words = Math.ceil(lists.length / BITS);
  const columns = columnsOf(lists, words);
  const refused = new Int32Array(words);
  return (facts) => {
    refused.fill(0);
    for (const column of columns) {
      const mask = maskOf(column, facts[column.position] ?? null, words);
      for (let word = 0; word < words; word += 1) refused[word] |= mask[word] as number;
    }
    return unsetBits(refused, lists.length);
  };
}

function maskOf(column: FactColumn, value: FactValue, words: number): Int32Array {
  if (typeof value === 'number') return column.masks[reached(column.cuts, value)] as Int32Array;
  let mask = column.others.get(value);
  if (!mask) {
    mask = refusalMask(column.conditions, value, words);
    column.others.set(value, mask);
  }
  return mask;
}

/** Counts without leaving early: the processor guesses no branch, so it guesses none wrong. */
function reached(cuts: Float64Array, value: number): number {
  let count = 0;
  for (let cut = 0; cut < cuts.length; cut += 1) count += Number((cuts[cut] as number) <= value);
  return count;
}

function unsetBits(words: Int32Array, length: number): number[] {
  const positions: number[] = [];
  for (let word = 0; word < words.length; word += 1) {
    const beyond = length - word * BITS;
    let bits = ~(words[word] as number) & (beyond < BITS ? (1 << beyond) - 1 : -1);
    while (bits !== 0) {
      const lowest = bits & -bits;
      positions.push(word * BITS + BITS - 1 - Math.clz32(lowest));
      bits ^= lowest;
    }
  }
  return positions;
}

function columnsOf(lists: readonly (readonly Condition[])[], words: number): FactColumn[] {
  const listed = lists.flatMap((conditions, list) =>
    conditions.map((condition) => ({ list, condition })),
  );
  const byFact = Map.groupBy(listed, ({ condition }) => condition.fact);
  return [...byFact].map(([fact, conditions]) => columnOf(fact, conditions, words));
}

function columnOf(fact: string, conditions: readonly ListedCondition[], words: number): FactColumn {
  const cuts: number[] = [];
  const masks = [refusalMask(conditions, Number.NEGATIVE_INFINITY, words)];
  const points = new Set(conditions.flatMap(({ condition }) => turningPoints(condition)));
  for (const point of [...points].sort((a, b) => a - b)) {
    const mask = refusalMask(conditions, point, words);
    if (isSame(mask, masks.at(-1))) continue;
    cuts.push(point);
    masks.push(mask);
  }
  const position = factIndex(fact);
  return { position, conditions, cuts: Float64Array.from(cuts), masks, others: new Map() };
}

function isSame(a: Int32Array, b: Int32Array | undefined): boolean {
  return a.every((word, index) => word === b?.[index]);
}

function refusalMask(
  conditions: readonly ListedCondition[],
  value: FactValue,
  words: number,
): Int32Array {
  const mask = new Int32Array(words);
  for (const { list, condition } of conditions) {
    if (conditionHolds(condition, value)) continue;
    mask[list >> 5] = (mask[list >> 5] ?? 0) | (1 << (list & 31));
  }
  return mask;
}
