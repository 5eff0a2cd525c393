import { beyondInstalmentPlan } from '../../srv/domain/beyond-instalment-plan.ts';

describe('What an instalment plan of FI-CA can express', () => {
  const plain = {
    accounts: ['400', '400'],
    currencies: ['EUR'],
    includesUnbilled: false,
    changesRate: false,
    instalments: 12,
  };
  const limits = { mostInstalments: 24 };

  test('open items of one account in one currency, in as many instalments as allowed', () => {
    expect(beyondInstalmentPlan(plain, limits)).toEqual([]);
    expect(beyondInstalmentPlan({ ...plain, instalments: 24 }, limits)).toEqual([]);
  });

  test.each([
    ['several-accounts', { accounts: ['400', '401'] }],
    ['several-currencies', { currencies: ['EUR', 'USD'] }],
    ['unbilled-principal', { includesUnbilled: true }],
    ['another-rate', { changesRate: true }],
    ['too-many-instalments', { instalments: 25 }],
  ])('not %s', (reason, wish) => {
    expect(beyondInstalmentPlan({ ...plain, ...wish }, limits)).toEqual([reason]);
  });

  test('every reason is told', () => {
    const wish = { ...plain, changesRate: true, includesUnbilled: true };
    expect(beyondInstalmentPlan(wish, limits)).toEqual(['unbilled-principal', 'another-rate']);
  });
});
