import { conditionHolds, turningPoints } from './condition.ts';
import { type FactValue, findFact } from './fact-catalogue.ts';
import type { Condition } from './strategy.ts';

/** Whether some customer could meet all the conditions; those on one fact may contradict. */
export function canAllHold(conditions: readonly Condition[]): boolean {
  return [...byFact(conditions)].every(([fact, asked]) =>
    samplesOf(fact, asked).some((value) => asked.every((one) => conditionHolds(one, value))),
  );
}

/** Whether who meets all conditions `given` surely meets all that are `wanted`. */
export function implies(given: readonly Condition[], wanted: readonly Condition[]): boolean {
  const givenOf = byFact(given);
  return [...byFact(wanted)].every(([fact, asked]) => {
    const known = givenOf.get(fact) ?? [];
    return samplesOf(fact, [...known, ...asked])
      .filter((value) => known.every((one) => conditionHolds(one, value)))
      .every((value) => asked.every((one) => conditionHolds(one, value)));
  });
}

function byFact(conditions: readonly Condition[]): Map<string, Condition[]> {
  return Map.groupBy(conditions, ({ fact }) => fact);
}

/** A letter behind all others: makes of a text one that begins with it and is not equal. */
const LAST_LETTER = '\uffff';

/** Values that stand for all others: between two of them no answer to these conditions changes. */
function samplesOf(fact: string, conditions: readonly Condition[]): FactValue[] {
  switch (findFact(fact)?.kind) {
    case 'flag':
      return [null, true, false];
    case 'code': {
      const texts = conditions.flatMap(({ operands }) => operands.map(String));
      return [null, LAST_LETTER, ...texts, ...texts.map((text) => text + LAST_LETTER)];
    }
    default:
      return [null, Number.NEGATIVE_INFINITY, ...conditions.flatMap(turningPoints)];
  }
}
