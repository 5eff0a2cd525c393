import { LANGUAGES } from '../../srv/domain/language.ts';
import { type TimelineEntry, timelineWords } from '../../srv/domain/timeline-words.ts';

const entry = (kind: string, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  kind,
  code: 'C',
  about: 'A',
  ref: 'R',
  figure: 3,
  untilOn: '2026-11-30',
  who: 'ana',
  note: null,
  ...more,
});
const named = (list: string, code: string) => `${list}:${code}`;

/** Each kind of entry that the views of the timeline make. */
const ENTRIES: readonly TimelineEntry[] = [
  entry('contact'),
  entry('resubmission'),
  ...['set', 'lifted'].map((ref) => entry('block', { ref })),
  ...['given', 'judged'].map((ref) => entry('promise', { ref })),
  ...['agreed', 'broken'].map((ref) => entry('plan', { ref })),
  ...['opened', 'closed'].map((ref) => entry('dispute', { ref })),
  ...['paid', 'returned', 'cleared'].map((ref) => entry('payment', { ref })),
  entry('letter', { ref: 'dunning' }),
  ...['customer-opened', 'customer-released', 'call-taken'].map((about) =>
    entry('hold', { about }),
  ),
  ...['list', 'owner'].map((ref) => entry('move', { ref })),
  ...[null, 40].map((figure) => entry('event', { figure })),
];

describe('the words of a timeline', () => {
  test.each(ENTRIES.map((one) => [`${one.kind} ${one.ref} ${one.about}`, one] as const))(
    'are there for %s in every language, with nothing left to fill in',
    (_, one) => {
      for (const language of LANGUAGES) {
        const words = timelineWords(one, named, language);
        expect(words).not.toMatch(/[{}]|undefined/);
        expect(words).not.toBe(one.kind);
      }
    },
  );

  test('say a day as people of the language write it, and what was noted', () => {
    const note = 'Salary day';
    expect(timelineWords(entry('resubmission', { note }), named, 'de')).toBe(
      'Wiedervorlage am 30.11.2026 · Salary day',
    );
  });

  test('show a code that no list names as it is, and a dash for what is not there', () => {
    const words = timelineWords(entry('contact', { code: null }), () => null, 'en');
    expect(words).toBe('A, R: –');
  });
});
