import fc from 'fast-check';
import { addDays } from '../../srv/domain/iso-date.ts';
import { isLetterDue, type LettersBefore } from '../../srv/domain/letter-due.ts';

const TODAY = '2026-11-23';
const REPEAT_AFTER = 14;
const occasion = { treatment: 'letter', branch: 'not-reached', dunningLevel: 1 };

const isDue = (before: Partial<LettersBefore>, now = occasion) =>
  isLetterDue(now, { letter: null, noticeOn: null, ...before }, REPEAT_AFTER, TODAY);
const sent = (daysAgo: number, changes: object = {}) => {
  return { ...occasion, ...changes, sentOn: addDays(TODAY, -daysAgo) };
};

test('the first letter is due, unless the ERP has just issued a notice', () => {
  expect(isDue({})).toBe(true);
  expect(isDue({ noticeOn: addDays(TODAY, -13) })).toBe(false);
  expect(isDue({ noticeOn: addDays(TODAY, -14) })).toBe(true);
});

test('the same letter is due again after the days that its treatment says', () => {
  expect(isDue({ letter: sent(13) })).toBe(false);
  expect(isDue({ letter: sent(14) })).toBe(true);
});

test.each([
  ['treatment', { treatment: 'warning' }],
  ['branch', { branch: 'old' }],
  ['dunning level', { dunningLevel: 2 }],
])('another %s is another letter, but not on the same day', (_, change) => {
  expect(isDue({ letter: sent(1, change) })).toBe(true);
  expect(isDue({ letter: sent(0, change) })).toBe(false);
});

test('a level that came with a notice of the ERP since the last letter is written about already', () => {
  const letter = sent(5, { dunningLevel: 0 });
  expect(isDue({ letter, noticeOn: addDays(TODAY, -2) })).toBe(false);
  expect(isDue({ letter, noticeOn: addDays(TODAY, -6) })).toBe(true);
});

test('whatever came before, what is due stays due on later days until it is sent', () => {
  const daysAgo = fc.integer({ min: 0, max: 40 });
  const history = fc.record({
    letter: fc.option(
      fc.tuple(daysAgo, fc.integer({ min: 0, max: 3 })).map(([ago, dunningLevel]) => {
        return sent(ago, { dunningLevel });
      }),
    ),
    noticeOn: fc.option(daysAgo.map((ago) => addDays(TODAY, -ago))),
  });
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 60 }), (before, later) => {
      const on = (days: number) =>
        isLetterDue(occasion, before, REPEAT_AFTER, addDays(TODAY, days));
      if (on(0)) expect(on(later)).toBe(true);
      expect(on(60)).toBe(true);
    }),
  );
});
