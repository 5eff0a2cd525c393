import fc from 'fast-check';
import { armOfGroup } from '../../../srv/domain/experiments/arm-of-group.ts';
import {
  type ArmAssignment,
  missingAssignments,
} from '../../../srv/domain/experiments/assign-arms.ts';
import { challenger, champion } from './designs.ts';

const test1 = { id: 'e1', arms: [champion, challenger] };

/** What is assigned after each day's groups of connected debtors. */
function assignedAfter(days: readonly (readonly (readonly string[])[])[]) {
  const assigned = new Map<string, ArmAssignment>();
  days.forEach((groups, index) => {
    for (const given of missingAssignments(test1, groups, assigned, `2026-01-0${index + 1}`)) {
      assigned.set(given.customer, given);
    }
  });
  return assigned;
}

describe('an arm', () => {
  test('comes from the hash of test and group, the same on any machine', () => {
    const arms = ['1', '2', '3', '4', '5', '6', '7', '8'].map((group) =>
      armOfGroup('e1', `S4/${group}`, test1.arms),
    );
    expect(arms.map((arm) => (arm === 'champion' ? 0 : 1)).join('')).toBe('11100100');
  });

  test('is dealt anew by another test', () => {
    const groups = Array.from({ length: 1000 }, (_, index) => `S4/${index}`);
    const same = groups.filter(
      (group) => armOfGroup('e1', group, test1.arms) === armOfGroup('e2', group, test1.arms),
    );
    expect(same.length).toBeGreaterThan(430);
    expect(same.length).toBeLessThan(570);
  });

  test('is drawn as often as its share says', () => {
    const arms = [
      { ...champion, share: 9000 },
      { ...challenger, share: 1000 },
    ];
    fc.assert(
      fc.property(fc.uuid(), (experiment) => {
        const drawn = Array.from({ length: 4000 }, (_, i) =>
          armOfGroup(experiment, `S4/${i}`, arms),
        );
        const share = drawn.filter((arm) => arm === 'challenger').length / drawn.length;
        expect(Math.abs(share - 0.1)).toBeLessThan(5 * Math.sqrt((0.1 * 0.9) / 4000));
      }),
      { numRuns: 25 },
    );
  });

  test('without a full share is refused', () => {
    expect(() => armOfGroup('e1', 'S4/1', [{ arm: 'champion', share: 0 }])).toThrow('100 percent');
  });
});

describe('connected debtors', () => {
  test('are in one arm, drawn by the smallest of them', () => {
    const assigned = assignedAfter([[['S4/9', 'S4/2', 'S4/5']]]);
    const arm = armOfGroup('e1', 'S4/2', test1.arms);
    expect([...assigned.values()]).toEqual(
      ['S4/9', 'S4/2', 'S4/5'].map((customer) => {
        return { customer, arm, group: 'S4/2', since: '2026-01-01' };
      }),
    );
  });

  test('who join later take arm, unit and day of the group, smaller as they may be', () => {
    const assigned = assignedAfter([[['S4/5', 'S4/6']], [['S4/1', 'S4/5', 'S4/6']]]);
    expect(assigned.get('S4/1')).toEqual({ ...assigned.get('S4/5'), customer: 'S4/1' });
  });

  test('whose groups entered apart stay as they are; who joins goes with the first', () => {
    const assigned = assignedAfter([
      [['S4/7'], ['S4/8']],
      [['S4/3']],
      [['S4/1', 'S4/3', 'S4/7', 'S4/8']],
    ]);
    expect(assigned.get('S4/3')).toMatchObject({ group: 'S4/3', since: '2026-01-02' });
    expect(assigned.get('S4/1')).toMatchObject({ group: 'S4/7', since: '2026-01-01' });
  });

  const customers = Array.from({ length: 12 }, (_, index) => `S4/${index}`);
  /** A random partition of the customers for each of a few days. */
  const days = fc.array(
    fc
      .array(fc.nat(5), { minLength: customers.length, maxLength: customers.length })
      .map((groups) => [...Map.groupBy(customers, (_, index) => groups[index]).values()]),
    { minLength: 1, maxLength: 6 },
  );

  test('never change arm, whoever joins and leaves, and enter together', () => {
    fc.assert(
      fc.property(days, (groupings) => {
        const first = assignedAfter(groupings.slice(0, 1));
        const last = assignedAfter(groupings);
        for (const [customer, given] of first) expect(last.get(customer)).toEqual(given);
        for (const members of groupings[0]) {
          expect(new Set(members.map((customer) => first.get(customer)?.arm)).size).toBe(1);
        }
        expect(missingAssignments(test1, groupings.flat(), last, '2026-02-01')).toEqual([]);
      }),
    );
  });

  test('are drawn alike in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(customers, { minLength: 1 }), (members) => {
        const [given] = missingAssignments(test1, [members], new Map(), '2026-01-01');
        const [sorted] = missingAssignments(test1, [[...members].sort()], new Map(), '2026-01-01');
        expect(given.arm).toBe(sorted.arm);
      }),
    );
  });
});
