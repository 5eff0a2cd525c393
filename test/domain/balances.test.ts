import fc from 'fast-check';
import { collectibleItems } from '../../srv/domain/collectible-balance.ts';
import { itemKeyText, type OpenItem, type SubstituteCategory } from '../../srv/domain/open-item.ts';
import { anItem } from './builders.ts';

const today = '2026-11-22';
const policy = {
  countedStatisticalCodes: new Set(['R']),
  blockingRestrictions: new Set(['2', 'B']),
  collectsWriteOffs: false,
};

const someItems = fc
  .array(
    fc.record({
      document: fc.integer({ min: 1, max: 9999 }).map(String),
      account: fc.constantFrom('A', 'B'),
      currency: fc.constantFrom('EUR', 'COP'),
      amount: fc.integer({ min: -500, max: 1000 }),
      dueDate: fc.constantFrom('2026-09-01', '2026-10-01', '2026-12-01'),
      deferralDate: fc.constantFrom(null, '2026-11-30'),
      clearingStatus: fc.constantFrom('', '', '9'),
      clearingRestriction: fc.constantFrom('', '', '2'),
      statisticalCode: fc.constantFrom('', '', 'G', 'R'),
      substituteCategory: fc.constantFrom<SubstituteCategory>('', '', 'P', 'R', 'S'),
      disputedAmount: fc.integer({ min: 0, max: 100 }),
      writtenOffAmount: fc.integer({ min: 0, max: 100 }),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((row, index) => anItem({ ...row, item: String(index) })));

function only(values: Partial<OpenItem>) {
  const [found] = collectibleItems([anItem(values)], policy, today);
  return { amount: found?.amount, reason: found?.reason };
}

describe('collectible balance', () => {
  test.each<[string, Partial<OpenItem>, number, string | null]>([
    ['an open item is asked for in full', {}, 10_000, null],
    ['a cleared item is not', { clearingStatus: '9' }, 0, 'cleared'],
    ['a statistical item is not', { statisticalCode: 'G' }, 0, 'statistical'],
    ['an instalment of a plan is', { statisticalCode: 'R' }, 10_000, null],
    ['what a plan stands for is not', { substituteCategory: 'R' }, 0, 'substituted'],
    ['what a collective bill stands for is not', { substituteCategory: 'S' }, 0, 'substituted'],
    ['what the ERP gave to an agency is not', { isAtErpAgency: true }, 0, 'with-agency'],
    ['an item in a promise still is', { substituteCategory: 'P' }, 10_000, null],
    ['an item deferred until tomorrow is not', { deferralDate: '2026-11-23' }, 0, 'deferred'],
    ['an item deferred until today is', { deferralDate: today }, 10_000, null],
    ['a security deposit is not', { clearingRestriction: '2' }, 0, 'clearing-restriction'],
    ['a restriction the policy allows is', { clearingRestriction: 'Z' }, 10_000, null],
    ['the undisputed part is', { disputedAmount: 4_000 }, 6_000, null],
    ['what is not to be written off is', { writtenOffAmount: 4_000 }, 6_000, null],
    ['an item to be written off in full is not', { writtenOffAmount: 10_000 }, 0, 'written-off'],
    ['an item disputed in full is not', { disputedAmount: 10_000 }, 0, 'disputed'],
  ])('%s', (_, values, amount, reason) => {
    expect(only(values)).toEqual({ amount, reason });
  });

  test('what is to be written off is asked for where the bank says so', () => {
    const item = anItem({ writtenOffAmount: 10_000 });
    const [asked] = collectibleItems([item], { ...policy, collectsWriteOffs: true }, today);
    expect(asked).toMatchObject({ amount: 10_000, reason: null });
  });

  test('a credit note of the account ends a delinquency at once', () => {
    const [debt, credit] = collectibleItems(
      [anItem(), anItem({ item: '0002', amount: -10_000 })],
      policy,
      today,
    );
    expect(debt).toMatchObject({ amount: 0, creditApplied: 10_000, reason: 'offset-by-credit' });
    expect(credit).toMatchObject({ amount: 0, reason: 'credit' });
  });

  test('a credit is set against the oldest debt first', () => {
    const found = collectibleItems(
      [
        anItem({ item: '0001', dueDate: '2026-11-01' }),
        anItem({ item: '0002', dueDate: '2026-08-01' }),
        anItem({ item: '0003', amount: -12_000 }),
      ],
      policy,
      today,
    );
    expect(found.map(({ amount }) => amount)).toEqual([8_000, 0, 0]);
  });

  test('a credit of another account or currency helps nobody', () => {
    const found = collectibleItems(
      [
        anItem(),
        anItem({ item: '0002', account: '200000000002', amount: -10_000 }),
        anItem({ item: '0003', currency: 'USD', amount: -10_000 }),
      ],
      policy,
      today,
    );
    expect(found[0]?.amount).toBe(10_000);
  });

  test('whatever the items, nothing asked for is negative or more than owed, and 0 has a reason', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        for (const found of collectibleItems(items, policy, today)) {
          expect(found.amount).toBeGreaterThanOrEqual(0);
          expect(found.amount).toBeLessThanOrEqual(Math.max(0, found.item.amount));
          expect(found.amount === 0).toBe(found.reason !== null);
        }
      }),
    );
  });

  test('the order of the items changes nothing', () => {
    fc.assert(
      fc.property(someItems, (items) => {
        const byKey = (list: OpenItem[]) =>
          new Map(
            collectibleItems(list, policy, today).map((row) => [itemKeyText(row.item), row.amount]),
          );
        expect(byKey(items.toReversed())).toEqual(new Map([...byKey(items)]));
      }),
    );
  });
});
