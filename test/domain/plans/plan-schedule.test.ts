import fc from 'fast-check';
import { SaldoError } from '../../../srv/domain/errors.ts';
import { planSchedule } from '../../../srv/domain/plans/plan-schedule.ts';
import { PLAN_KINDS, type PlanTerms } from '../../../srv/domain/plans/plan-terms.ts';

const terms = (some: Partial<PlanTerms>): PlanTerms => ({
  kind: 'annuity',
  principal: 1_000_000,
  charges: 0,
  rate: '0',
  firstDueOn: '2026-12-15',
  every: { unit: 'month', count: 1 },
  instalments: { number: 12 },
  roundTo: null,
  mostInstalments: 480,
  ...some,
});
const amounts = (some: Partial<PlanTerms>) =>
  planSchedule(terms(some)).instalments.map(({ amount }) => amount);

describe('published figures, to the cent', () => {
  test.each([
    // P·i·(1+i)^n / ((1+i)^n − 1): the customary examples of mortgage tables.
    ['200000.00 at 6.5 % over 360 months', 20_000_000, '6.5', 360, 126_414],
    ['10000.00 at 5 % over 12 months', 1_000_000, '5', 12, 85_607],
    ['100000.00 at 6 % over 360 months', 10_000_000, '6', 360, 59_955],
    ['1000.00 at 12 % over 12 months', 100_000, '12', 12, 8_885],
  ])('annuity: %s', (_, principal, rate, number, expected) => {
    const all = amounts({ principal, rate, instalments: { number } });
    expect(all).toHaveLength(number);
    expect(new Set(all.slice(0, -1))).toEqual(new Set([expected]));
  });

  test('annuity: interest and principal of 1000.00 at 12 % over 3 months', () => {
    const { instalments, interest } = planSchedule(
      terms({ principal: 100_000, rate: '12', instalments: { number: 3 } }),
    );
    expect(instalments.map((row) => [row.interest, row.principal, row.balance])).toEqual([
      [1000, 33_002, 66_998],
      [670, 33_332, 33_666],
      [337, 33_666, 0],
    ]);
    expect(interest).toBe(2007);
  });

  test('equal principal: 12000.00 at 12 % over 12 months costs 780.00, falling by 10.00', () => {
    const plan = planSchedule(terms({ kind: 'equal-principal', principal: 1_200_000, rate: '12' }));
    expect(plan.interest).toBe(78_000);
    expect(plan.instalments.map(({ amount }) => amount).slice(0, 3)).toEqual([
      112_000, 111_000, 110_000,
    ]);
  });

  test('flat: 10000.00 at 10 % over 24 months is 500.00 a month', () => {
    const all = amounts({ kind: 'flat', rate: '10', instalments: { number: 24 } });
    expect(all.slice(0, -1).every((amount) => amount === 50_000)).toBe(true);
    expect(all.reduce((sum, amount) => sum + amount, 0)).toBe(1_200_000);
  });

  test('interest-free: what does not divide goes into the last one', () => {
    expect(
      amounts({ kind: 'interest-free', principal: 10_000, instalments: { number: 3 } }),
    ).toEqual([3333, 3333, 3334]);
  });
});

describe('a schedule', () => {
  test('keeps the day of the month, or its last day', () => {
    const { instalments } = planSchedule(
      terms({ firstDueOn: '2027-12-31', instalments: { number: 4 } }),
    );
    expect(instalments.map(({ dueOn }) => dueOn)).toEqual([
      '2027-12-31',
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
  });

  test('takes charges with the first instalment', () => {
    const { instalments, total } = planSchedule(
      terms({ kind: 'interest-free', principal: 9_000, charges: 500, instalments: { number: 3 } }),
    );
    expect(instalments.map(({ amount }) => amount)).toEqual([3500, 3000, 3000]);
    expect(total).toBe(9_500);
  });

  test('of a given amount ends with the rest', () => {
    const instalments = { amount: 30_000 };
    expect(amounts({ kind: 'interest-free', principal: 100_000, instalments })).toEqual([
      30_000, 30_000, 30_000, 10_000,
    ]);
  });

  test('is raised to round instalments', () => {
    const all = amounts({ principal: 100_000, rate: '12', roundTo: 1000 });
    expect(all.slice(0, -1)).toEqual(Array.from({ length: 11 }, () => 9000));
    expect(all.at(-1)).toBeLessThan(9000);
  });

  test.each([
    [{ rate: '12', instalments: { amount: 10_000 } }, 'PLAN_INSTALMENT_TOO_SMALL'],
    [{ kind: 'interest-free', instalments: { amount: 10 } }, 'PLAN_TOO_LONG'],
    [{ instalments: { number: 481 } }, 'PLAN_TOO_LONG'],
    [{ rate: '-1' }, 'RATE_INVALID'],
  ] as const)('that cannot be is refused: %j', (some, code) => {
    expect(() => planSchedule(terms(some))).toThrow(expect.objectContaining({ code }));
  });
});

describe('whatever the terms', () => {
  const anyTerms = fc.record({
    kind: fc.constantFrom(...PLAN_KINDS),
    principal: fc.integer({ min: 1, max: 1_000_000_000 }),
    charges: fc.integer({ min: 0, max: 100_000 }),
    rate: fc.integer({ min: 0, max: 60_000_000 }).map((rate) => (rate / 1_000_000).toFixed(6)),
    firstDueOn: fc.constantFrom('2026-12-15', '2027-01-31', '2028-02-29'),
    every: fc.record({
      unit: fc.constantFrom('day', 'week', 'month'),
      count: fc.integer({ min: 1, max: 6 }),
    }),
    instalments: fc.oneof(
      fc.integer({ min: 1, max: 120 }).map((number) => ({ number })),
      fc.integer({ min: 100, max: 100_000_000 }).map((amount) => ({ amount })),
    ),
    roundTo: fc.constantFrom(null, 100, 1000),
    mostInstalments: fc.constant(120),
  }) as fc.Arbitrary<PlanTerms>;

  test('principal adds up, nothing is negative, the balance falls to nothing, days rise', () => {
    let refused = 0;
    fc.assert(
      fc.property(anyTerms, (some) => {
        const plan = scheduleOrNull(some);
        if (plan === null) {
          refused += 1;
          return;
        }
        const { instalments, principal, interest, charges, total } = plan;
        expect(sum(instalments, 'principal')).toBe(principal);
        expect(sum(instalments, 'interest')).toBe(interest);
        expect(sum(instalments, 'amount')).toBe(total);
        expect(total).toBe(principal + interest + charges);
        expect(instalments.at(-1)?.balance).toBe(0);
        expect(instalments.every((row) => row.principal > 0 && row.interest >= 0)).toBe(true);
        const days = instalments.map(({ dueOn }) => dueOn);
        expect(days).toEqual([...new Set(days)].sort());
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeLessThan(400);
  });

  test('all instalments but the last are equal where the plan says so', () => {
    fc.assert(
      fc.property(anyTerms, (some) => {
        const plan = some.kind === 'equal-principal' ? null : scheduleOrNull(some);
        const bodies = plan?.instalments.slice(0, -1).map((row) => row.amount - row.charges) ?? [];
        expect(new Set(bodies).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function scheduleOrNull(some: PlanTerms) {
  try {
    return planSchedule(some);
  } catch (error) {
    if (error instanceof SaldoError) return null;
    throw error;
  }
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
