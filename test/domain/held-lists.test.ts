import fc from 'fast-check';
import { conditionHolds } from '../../srv/domain/condition.ts';
import { factRow } from '../../srv/domain/fact-catalogue.ts';
import { compileConditions } from '../../srv/domain/held-lists.ts';
import type { Condition } from '../../srv/domain/strategy.ts';
import { condition } from './builders.ts';

const small = fc.integer({ min: -4, max: 4 });
const code = fc.constantFrom('A', 'AB', 'B');

function asking(
  fact: string,
  operators: readonly Condition['operator'][],
  operand: fc.Arbitrary<string | number | boolean>,
): fc.Arbitrary<Condition> {
  return fc.record({
    fact: fc.constant(fact),
    operator: fc.constantFrom(...operators),
    negated: fc.boolean(),
    operands: fc.tuple(operand, operand),
  });
}

const aCondition = fc.oneof(
  asking('overdueTotal', ['equals', 'in', 'between', 'above', 'below', 'exists'], small),
  asking('dunningLevel', ['in', 'between', 'above', 'below'], small),
  asking('riskClass', ['equals', 'in', 'prefix', 'exists'], code),
  asking('resubmissionDue', ['equals', 'exists'], fc.boolean()),
);
const someLists = fc.array(fc.array(aCondition, { maxLength: 4 }), { maxLength: 70 });
const aRow = fc
  .record({
    overdueTotal: fc.option(fc.integer({ min: -6, max: 6 })),
    dunningLevel: fc.option(small),
    riskClass: fc.option(code),
    resubmissionDue: fc.option(fc.boolean()),
  })
  .map((values) => ({ values, row: factRow(values) }));

describe('compiled conditions', () => {
  test('say what each condition says when asked alone', () => {
    fc.assert(
      fc.property(someLists, fc.array(aRow, { minLength: 1, maxLength: 5 }), (lists, rows) => {
        const heldLists = compileConditions(lists);
        for (const { values, row } of rows) {
          const expected = lists.flatMap((list, index) => {
            const holds = list.every((each) => {
              return conditionHolds(each, values[each.fact as keyof typeof values]);
            });
            return holds ? [index] : [];
          });
          expect(heldLists(row)).toEqual(expected);
        }
      }),
    );
  });

  test.each([1, 31, 32, 33, 64, 65])('%i lists are all found, and no more', (length) => {
    const lists = Array.from({ length }, () => [condition('dunningLevel', 'above', 1)]);
    const heldLists = compileConditions(lists);
    expect(heldLists(factRow({ dunningLevel: 2 }))).toEqual([...lists.keys()]);
    expect(heldLists(factRow({ dunningLevel: 1 }))).toEqual([]);
  });

  test('a list without conditions always holds', () => {
    expect(compileConditions([[], []])(factRow({}))).toEqual([0, 1]);
  });
});
