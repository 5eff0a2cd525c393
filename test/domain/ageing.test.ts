import fc from 'fast-check';
import { bucketOf, daysPastDue } from '../../srv/domain/days-past-due.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import { paymentBehaviour } from '../../srv/domain/payment-behaviour.ts';

const today = '2026-11-22';
const grid = [
  { id: 'current', fromDays: 0 },
  { id: '1-30', fromDays: 1 },
  { id: '31-60', fromDays: 31 },
  { id: '90+', fromDays: 91 },
];

describe('days past due', () => {
  test('an item due today is not overdue', () => {
    expect(daysPastDue([{ amount: 100, dueDate: today }], today)).toBe(0);
  });

  test('the oldest item that is still owed counts', () => {
    const items = [
      { amount: 0, dueDate: '2026-01-01' },
      { amount: 100, dueDate: '2026-11-12' },
      { amount: 900, dueDate: '2026-11-20' },
    ];
    expect(daysPastDue(items, today)).toBe(10);
  });

  test('it is never negative, however far ahead items fall due', () => {
    const anItem = fc.record({
      amount: fc.integer({ min: 0, max: 9 }),
      dueDate: fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)),
    });
    fc.assert(
      fc.property(fc.array(anItem), (items) => {
        expect(daysPastDue(items, today)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test.each([
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [5000, '90+'],
  ])('%i days fall into bucket %s', (days, bucket) => {
    expect(bucketOf(days, grid)?.id).toBe(bucket);
    expect(bucketOf(days, grid.toReversed())?.id).toBe(bucket);
  });

  test('a grid that starts later has no bucket for today', () => {
    expect(bucketOf(0, [{ id: '1-30', fromDays: 1 }])).toBeNull();
  });
});

describe('payment behaviour', () => {
  const thresholds = { minimumItems: 3, promptUpTo: 3, lateUpTo: 30, erraticFrom: 15 };
  const paidLate = (...days: number[]) =>
    days.map((late) => ({ dueDate: '2026-06-01', clearedOn: addDays('2026-06-01', late) }));

  test.each([
    ['prompt', [0, 1, 2]],
    ['prompt', [-20, -3, 0]],
    ['late', [8, 10, 12]],
    ['erratic', [0, 0, 45]],
    ['distressed', [60, 61, 62]],
    ['distressed', [0, 0, 120]],
  ])('%s: paid %j days after the due date', (behaviour, days) => {
    expect(paymentBehaviour(paidLate(...days), thresholds).behaviour).toBe(behaviour);
  });

  test('too few payments say nothing about a customer', () => {
    expect(paymentBehaviour(paidLate(0, 90), thresholds)).toEqual({
      paidItems: 2,
      averageDaysLate: 45,
      behaviour: null,
    });
    expect(paymentBehaviour([], thresholds).averageDaysLate).toBeNull();
  });

  test('paying early does not make up for paying late', () => {
    expect(paymentBehaviour(paidLate(-30, 0, 30), thresholds).averageDaysLate).toBe(10);
  });
});
