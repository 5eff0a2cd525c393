import { affordabilityOf } from '../../../srv/domain/plans/affordability.ts';

const monthly = { unit: 'month', count: 1 } as const;
const half = 5000;

describe('affordability', () => {
  test.each([
    [50_000, 'affordable'],
    [50_001, 'tight'],
    [100_000, 'tight'],
    [100_001, 'unaffordable'],
  ])('of %d where 1000.00 are left and half may be taken: %s', (amount, verdict) => {
    const household = { income: 250_000, expenses: 150_000 };
    expect(affordabilityOf([{ amount }, { amount: 1 }], monthly, household, half)).toEqual({
      verdict,
      monthlyBurden: amount,
      disposable: 100_000,
    });
  });

  test('is unknown when nobody asked', () => {
    const found = affordabilityOf([{ amount: 1 }], monthly, { income: null, expenses: 1 }, half);
    expect(found).toMatchObject({ verdict: 'unknown', disposable: null });
  });

  test('of a household that lacks money is never given', () => {
    const household = { income: 100, expenses: 200 };
    expect(affordabilityOf([{ amount: 1 }], monthly, household, half).verdict).toBe('unaffordable');
  });

  test.each([
    [{ unit: 'week', count: 1 }, 43_452],
    [{ unit: 'day', count: 10 }, 30_417],
    [{ unit: 'month', count: 3 }, 3333],
  ] as const)('counts an interval of %j as of a month', (every, burden) => {
    const household = { income: null, expenses: null };
    expect(affordabilityOf([{ amount: 10_000 }], every, household, half).monthlyBurden).toBe(
      burden,
    );
  });
});
