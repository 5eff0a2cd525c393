import fc from 'fast-check';
import {
  type ContactHistory,
  mayContact,
  type PastContact,
} from '../../srv/domain/contact-gate.ts';
import type { ContactRule } from '../../srv/domain/contact-pack.ts';
import { looserRules } from '../../srv/domain/contact-packs/looser-rules.ts';
import { readRules } from '../../srv/domain/contact-packs/read-rules.ts';
import { contactRuleWords, type RuleNames } from '../../srv/domain/contact-packs/rule-words.ts';

const CHANNELS = ['phone', 'sms', 'visit'];
const KNOWN = {
  channels: CHANNELS,
  reasons: ['deceased', 'lawyer'],
  relations: ['reference', 'employer'],
  calendars: ['CO'],
};
const compared = { channels: CHANNELS, from: '2026-11-23' };
const base = { id: 'x', source: 'Law 1' };
const hours = (from: string, to: string, weekdays = [1, 2, 3, 4, 5]): ContactRule => {
  return { ...base, kind: 'hours', windows: [{ weekdays, from, to }] };
};
const cap = (limit: number, more: object = {}): ContactRule => {
  const counted = { per: 'person', countsAs: 'attempt', countsInbound: false } as const;
  return { ...base, kind: 'cap', limit, period: { unit: 'day' }, ...counted, ...more };
};
const looser = (before: ContactRule, ...after: ContactRule[]) =>
  looserRules([before], after, compared).length > 0;

describe('rules of contact as somebody writes them', () => {
  const codes = (rule: object) => readRules([{ source: 'Law 1', ...rule }], KNOWN).faults;
  const windows = (...list: object[]) => ({ kind: 'hours', windows: list });
  const monday = { weekdays: [1], from: '08:00', to: '20:00' };

  test.each([
    ['CONTACT_RULE_SOURCE', { kind: 'consent', source: ' ' }],
    ['CONTACT_RULE_NAME', { kind: 'consent', channels: ['fax'] }],
    ['CONTACT_RULE_KIND', { kind: 'block' }],
    ['CONTACT_RULE_NO_HOURS', windows()],
    ['CONTACT_RULE_WEEKDAYS', windows({ ...monday, weekdays: [] })],
    ['CONTACT_RULE_HOURS', windows({ ...monday, to: '08:00' })],
    ['CONTACT_RULE_HOURS', windows({ ...monday, from: '8:00' })],
    ['CONTACT_RULE_HOURS_MEET', windows(monday, { ...monday, from: '19:59', to: '21:00' })],
    ['CONTACT_RULE_LIMIT', cap(0)],
    ['CONTACT_RULE_LIMIT', cap(1.5)],
    ['CONTACT_RULE_PERIOD', cap(1, { period: { unit: 'rolling-days', days: 1 } })],
    ['CONTACT_RULE_PER', cap(1, { per: 'bank' })],
    ['CONTACT_RULE_COUNTS', cap(1, { countsAs: 'thought' })],
    ['CONTACT_RULE_DAYS', { kind: 'cooldown', days: 0, per: 'person' }],
    ['CONTACT_RULE_NOTHING', { kind: 'channel-closed' }],
    ['CONTACT_RULE_NOTHING', { kind: 'exclusion', reasons: [] }],
    ['CONTACT_RULE_CALENDAR', { kind: 'closed-days', calendar: 'FR' }],
  ])('are refused with %s: %j', (code, rule) => {
    expect(codes(rule)).toEqual([{ rule: 0, code }]);
  });

  test('are refused where there is none, or no list at all', () => {
    for (const nothing of [[], null, 'rules', { kind: 'consent' }]) {
      expect(readRules(nothing, KNOWN).faults).toEqual([{ rule: -1, code: 'CONTACT_RULES_COUNT' }]);
    }
  });

  test('keep what belongs to their kind, and a name of their own', () => {
    const { rules } = readRules(
      [
        { id: 'keep', kind: 'consent', source: ' Law 1 ', limit: 3, isAdmin: true },
        { id: 'keep', kind: 'consent', source: 'Law 2' },
        { kind: 'consent', source: 'Law 3', channels: [] },
      ],
      KNOWN,
    );
    expect(rules).toEqual([
      { id: 'keep', kind: 'consent', source: 'Law 1' },
      { id: 'consent-2', kind: 'consent', source: 'Law 2' },
      { id: 'consent', kind: 'consent', source: 'Law 3' },
    ]);
  });

  test('never fail, whatever is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (written) => {
        const { rules, faults } = readRules(written, KNOWN);
        expect(rules.length === 0 ? faults.length : 1).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a pack is looser', () => {
  test('with more hours, another day, or none at all', () => {
    expect(looser(hours('08:00', '20:00'), hours('09:00', '19:00'))).toBe(false);
    expect(looser(hours('08:00', '20:00'), hours('07:59', '20:00'))).toBe(true);
    expect(looser(hours('08:00', '20:00'), hours('08:00', '20:00', [1, 6]))).toBe(true);
    expect(looser(hours('08:00', '20:00'))).toBe(true);
    expect(looser(hours('08:00', '20:00'), hours('08:00', '24:00'), hours('00:00', '20:00'))).toBe(
      false,
    );
  });

  test('with a higher limit, a shorter time, or fewer contacts that count', () => {
    expect(looser(cap(2), cap(1))).toBe(false);
    expect(looser(cap(1), cap(2))).toBe(true);
    expect(looser(cap(1), cap(1, { period: { unit: 'week' } }))).toBe(false);
    expect(looser(cap(1, { period: { unit: 'week' } }), cap(1))).toBe(true);
    const sixDays = { period: { unit: 'rolling-days', days: 6 } };
    expect(looser(cap(1, { period: { unit: 'week' } }), cap(1, sixDays))).toBe(true);
    expect(looser(cap(1), cap(1, { countsAs: 'answered' }))).toBe(true);
    expect(looser(cap(1), cap(1, { channels: ['phone'] }))).toBe(true);
    expect(looser(cap(1, { per: 'debt' }), cap(1))).toBe(false);
    expect(looser(cap(1), cap(1, { per: 'debt' }))).toBe(true);
  });

  test('not where the channel is closed instead', () => {
    const closed = { ...base, kind: 'channel-closed' } as const;
    expect(
      looser({ ...base, kind: 'consent', channels: ['visit'] }, { ...closed, channels: ['visit'] }),
    ).toBe(false);
    expect(looser({ ...base, kind: 'consent' }, { ...closed, channels: ['visit'] })).toBe(true);
  });

  test('not for holidays that are over', () => {
    const days = (...list: string[]) => ({ ...base, kind: 'closed-days', days: list }) as const;
    expect(looser(days('2026-11-22', '2026-12-25'), days('2026-12-25'))).toBe(false);
    expect(looser(days('2026-12-25'), days('2026-12-26'))).toBe(true);
  });

  const some = <Value>(...values: readonly Value[]) => fc.subarray([...values], { minLength: 1 });
  const channels = fc.option(some(...CHANNELS), { nil: undefined });
  const time = fc.integer({ min: 0, max: 24 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const window = fc.record({ weekdays: some(1, 2, 3, 4, 5, 6, 7), from: time, to: time });
  const period = fc.oneof(
    fc.constantFrom({ unit: 'day' as const }, { unit: 'week' as const }),
    fc.integer({ min: 2, max: 9 }).map((days) => ({ unit: 'rolling-days' as const, days })),
  );
  const outcome = fc.constantFrom('attempt', 'answered', 'two-way');
  const rule = fc
    .oneof(
      fc.record({
        kind: fc.constant('hours'),
        windows: fc.array(window, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ kind: fc.constant('closed-days'), days: some('2026-11-24', '2026-11-28') }),
      fc.record({
        kind: fc.constant('cap'),
        limit: fc.integer({ min: 1, max: 3 }),
        period,
        per: fc.constantFrom('person', 'debt', 'channel'),
        countsAs: outcome,
        countsInbound: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('cooldown'),
        days: fc.integer({ min: 1, max: 5 }),
        per: fc.constantFrom('person', 'debt'),
      }),
      fc.record({ kind: fc.constantFrom('consent', 'no-contact-until') }),
      fc.record({ kind: fc.constant('channel-closed') }),
      fc.record({ kind: fc.constant('relation'), blocked: some('reference', 'borrower') }),
      fc.record({ kind: fc.constant('exclusion'), reasons: some('deceased', 'lawyer') }),
    )
    .chain((kind) =>
      channels.map((list) => ({ ...base, ...kind, ...(list && { channels: list }) })),
    );
  const rules = fc.array(rule, { maxLength: 4 }) as unknown as fc.Arbitrary<ContactRule[]>;
  const instant = fc
    .integer({ min: 0, max: 7 * 24 * 2 })
    .map((halfHours) => new Date(Date.UTC(2026, 10, 23) + halfHours * 1_800_000).toISOString());
  const contact = fc.record({
    person: fc.constant('1'),
    debts: some('LOAN-1', 'LOAN-2'),
    channel: fc.constantFrom(...CHANNELS),
    direction: fc.constantFrom('outbound', 'inbound'),
    outcome,
    instant,
  }) as unknown as fc.Arbitrary<PastContact>;
  const history: fc.Arbitrary<ContactHistory> = fc.record({
    contacts: fc.array(contact, { maxLength: 5 }),
    consentedChannels: fc.subarray(CHANNELS),
    noContactUntil: fc.constantFrom(null, '2026-11-26'),
    blockedUntil: fc.constant(null),
    locks: fc.constant([]),
    exclusions: fc.subarray(['deceased', 'lawyer']),
  });

  test('whenever somebody may be contacted by it whom the other pack keeps from it', () => {
    fc.assert(
      fc.property(
        rules,
        rules,
        history,
        instant,
        fc.constantFrom(...CHANNELS),
        (before, added, known, at, channel) => {
          const after = [...before.slice(1), ...added]; // mostly alike, so that many are not looser
          fc.pre(looserRules(before, after, compared).length === 0);
          const asked = {
            person: '1',
            relation: 'borrower',
            debts: ['LOAN-1'],
            channel,
            instant: at,
            timeZone: 'UTC',
          };
          const allowed = (list: ContactRule[]) =>
            mayContact(asked, { id: 'p', version: '1', rules: list }, known).allowed;
          expect(allowed(after) && !allowed(before)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a rule of contact in words', () => {
  const names: RuleNames = { language: 'en', nameOf: (_, code) => code.toUpperCase() };
  const week = { ...base, kind: 'hours', channels: ['phone', 'sms'] } as const;

  test.each([
    [
      'PHONE and SMS: Only Mon–Fri 08:00–20:00 and Sat 09:00–14:00, by the customer’s clock.',
      {
        ...week,
        windows: [
          { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' },
          { weekdays: [6], from: '09:00', to: '14:00' },
        ],
      },
    ],
    ['At most 1 contact a day with a person; every attempt counts.', cap(1)],
    [
      'At most 7 contacts in 7 days about a debt; conversations count, and what the customer begins.',
      cap(7, {
        period: { unit: 'rolling-days', days: 7 },
        per: 'debt',
        countsAs: 'two-way',
        countsInbound: true,
      }),
    ],
    ['Not on public holidays of CO.', { ...base, kind: 'closed-days', calendar: 'CO' }],
    [
      'Not within 7 days of a conversation about a debt.',
      { ...base, kind: 'cooldown', days: 7, per: 'debt' },
    ],
    ['Nobody excluded for: DECEASED.', { ...base, kind: 'exclusion', reasons: ['deceased'] }],
    ['VISIT: Never.', { ...base, kind: 'channel-closed', channels: ['visit'] }],
  ])('%s', (sentence, rule) => {
    expect(contactRuleWords(rule as never, names)).toBe(sentence);
  });

  test('leaves no gap open in any language', () => {
    for (const language of ['en', 'es', 'de', 'pt'] as const) {
      for (const rule of [
        cap(2),
        hours('08:00', '20:00'),
        { ...base, kind: 'cooldown', days: 3, per: 'person' },
      ]) {
        expect(contactRuleWords(rule as never, { ...names, language })).not.toMatch(/[{}]/);
      }
    }
  });
});
