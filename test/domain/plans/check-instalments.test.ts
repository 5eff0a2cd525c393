import fc from 'fast-check';
import { addDays } from '../../../srv/domain/iso-date.ts';
import {
  checkInstalments,
  type InstalmentBounds,
} from '../../../srv/domain/plans/check-instalments.ts';

const today = '2026-11-23';
const bounds: InstalmentBounds = {
  ...{ open: 1000, digits: 2, today, mostInstalments: 3 },
  firstAtLatest: addDays(today, 30),
  lastAtLatest: addDays(today, 90),
};
const on = (days: number, amount: number) => ({ dueOn: addDays(today, days), amount });

test.each([
  ['add up and follow each other', [on(1, 400), on(30, 600)], null],
  ['are of today', [on(0, 1000)], 'PLAN_FIRST_DAY_WRONG'],
  ['begin too late', [on(31, 1000)], 'PLAN_FIRST_DAY_WRONG'],
  ['are none', [], 'PLAN_FIRST_DAY_WRONG'],
  ['share a day', [on(5, 400), on(5, 600)], 'PLAN_DAYS_UNORDERED'],
  ['end too late', [on(5, 400), on(91, 600)], 'PLAN_LAST_DAY_WRONG'],
  ['pay nothing', [on(5, 0), on(9, 1000)], 'PLAN_INSTALMENT_TOO_SMALL'],
  ['pay back', [on(5, 1001), on(9, -1)], 'PLAN_INSTALMENT_TOO_SMALL'],
  ['leave a cent', [on(5, 999)], 'PLAN_SUM_DIFFERS'],
  ['are too many', [on(1, 1), on(2, 1), on(3, 1), on(4, 997)], 'PLAN_TOO_LONG'],
])('instalments that %s', (_, rows, code) => {
  expect(checkInstalments(rows, bounds)?.code ?? null).toBe(code);
});

test('whatever passes pays exactly what is open, later and later', () => {
  const row = fc.record({
    dueOn: fc.integer({ min: -2, max: 95 }).map((days) => addDays(today, days)),
    amount: fc.integer({ min: -1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (rows) => {
      if (checkInstalments(rows, { ...bounds, open: 4 })) return;
      expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(4);
      const days = [today, ...rows.map(({ dueOn }) => dueOn)];
      expect(days).toEqual([...new Set(days)].sort());
    }),
    { numRuns: 2000 },
  );
});
