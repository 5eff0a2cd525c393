import fc from 'fast-check';
import { addDays } from '../../srv/domain/iso-date.ts';
import {
  checkPromise,
  type PromisableItem,
  type PromiseProposal,
} from '../../srv/domain/promise-schedule.ts';

const today = '2026-11-22';
const policy = { maximumDates: 3, maximumDays: 90, approvalAbove: 50_000 };

function open(item: string, values: Partial<PromisableItem> = {}): PromisableItem {
  return {
    item,
    source: 'S4',
    partner: '100',
    currency: 'EUR',
    collectible: 10_000,
    substituteCategory: '',
    ...values,
  };
}

const proposal: PromiseProposal = {
  source: 'S4',
  partner: '100',
  currency: 'EUR',
  items: [
    { item: 'A', amount: 10_000 },
    { item: 'B', amount: 4_000 },
  ],
  dates: [
    { dueOn: '2026-12-01', amount: 7_000 },
    { dueOn: '2027-01-01', amount: 7_000 },
  ],
};
const items = [open('A'), open('B')];

function codes(given: Partial<PromiseProposal>, known = items, rules = policy) {
  return checkPromise({ ...proposal, ...given }, known, rules, today).problems.map(
    ({ code }) => code,
  );
}

describe('a proposed promise', () => {
  test('over open items with dates ahead may be made', () => {
    expect(checkPromise(proposal, items, policy, today)).toEqual({
      problems: [],
      total: 14_000,
      needsApproval: false,
    });
  });

  test.each<[string, Partial<PromiseProposal>]>([
    ['PROMISE_NO_ITEMS', { items: [] }],
    ['PROMISE_NO_DATES', { dates: [] }],
    ['PROMISE_SUM_DIFFERS', { dates: [{ dueOn: '2026-12-01', amount: 13_999 }] }],
    ['PROMISE_DATE_PAST', { dates: [{ dueOn: '2026-11-21', amount: 14_000 }] }],
    ['PROMISE_DATE_TOO_FAR', { dates: [{ dueOn: '2027-02-21', amount: 14_000 }] }],
    ['PROMISE_DATE_INVALID', { dates: [{ dueOn: '1.12.2026', amount: 14_000 }] }],
    ['PROMISE_ITEM_UNKNOWN', { items: [{ item: 'Z', amount: 14_000 }] }],
    ['PROMISE_ITEM_TOO_MUCH', { items: [{ item: 'A', amount: 14_000 }] }],
  ])('%s', (code, given) => {
    expect(codes(given)).toContain(code);
  });

  test('may be for today, and up to the last day of the horizon', () => {
    expect(codes({ dates: [{ dueOn: today, amount: 14_000 }] })).toEqual([]);
    expect(codes({ dates: [{ dueOn: '2027-02-20', amount: 14_000 }] })).toEqual([]);
  });

  test.each(['P', 'R', 'S'] as const)(
    'cannot take an item that %s already stands for',
    (category) => {
      expect(codes({}, [open('A'), open('B', { substituteCategory: category })])).toEqual([
        'PROMISE_ITEM_TAKEN',
      ]);
    },
  );

  test('cannot mix partners, sources or currencies', () => {
    expect(codes({}, [open('A', { partner: '200' }), open('B', { source: 'CORE' })])).toEqual([
      'PROMISE_ITEM_FOREIGN',
      'PROMISE_ITEM_FOREIGN',
    ]);
    expect(codes({}, [open('A', { currency: 'USD' }), open('B')])).toEqual([
      'PROMISE_ITEM_CURRENCY',
    ]);
  });

  test('has as many dates as allowed, each day once', () => {
    const each = (...days: string[]) =>
      days.map((dueOn) => ({ dueOn, amount: 14_000 / days.length }));
    const dates = each('2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04');
    expect(codes({ dates })).toEqual(['PROMISE_TOO_MANY_DATES']);
    expect(codes({ dates: each('2026-12-01', '2026-12-01') })).toEqual([
      'PROMISE_DATE_TWICE',
      'PROMISE_DATE_TWICE',
    ]);
  });

  test('takes whole minor units above zero only', () => {
    const amounts = [0, -100, 0.5, Number.NaN];
    for (const amount of amounts) {
      expect(codes({ dates: [{ dueOn: '2026-12-01', amount }] })).toContain(
        'PROMISE_AMOUNT_INVALID',
      );
      expect(codes({ items: [{ item: 'A', amount }] })).toContain('PROMISE_AMOUNT_INVALID');
    }
  });

  test('above the limit needs approval, at the limit not', () => {
    const limited = (approvalAbove: number | null) =>
      checkPromise(proposal, items, { ...policy, approvalAbove }, today).needsApproval;
    expect([13_999, 14_000, null].map(limited)).toEqual([true, false, false]);
  });

  test('with several faults is told all of them', () => {
    const dates = [{ dueOn: '2026-11-01', amount: 1 }];
    expect(codes({ items: [{ item: 'A', amount: 10_001 }], dates })).toEqual([
      'PROMISE_DATE_PAST',
      'PROMISE_ITEM_TOO_MUCH',
      'PROMISE_SUM_DIFFERS',
    ]);
  });

  test('is sound whenever sums agree, items are free and dates lie in the horizon', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(days, fc.integer({ min: 3, max: 10_000 }), (ahead, total) => {
        const [first = 0, ...rest] = ahead;
        const dates = [
          { dueOn: addDays(today, first), amount: total - rest.length },
          ...rest.map((day) => ({ dueOn: addDays(today, day), amount: 1 })),
        ];
        expect(codes({ items: [{ item: 'A', amount: total }], dates })).toEqual([]);
      }),
    );
  });
});
