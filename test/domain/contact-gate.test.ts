import fc from 'fast-check';
import {
  type ContactHistory,
  type ContactRequest,
  mayContact,
  type PastContact,
} from '../../srv/domain/contact-gate.ts';
import type { ContactPack, ContactRule } from '../../srv/domain/contact-pack.ts';
import { HOUSE_CONTACT_PACK } from './house-contact-pack.ts';

/** Monday 23 November 2026, 10:00 in Bogotá. */
const monday = '2026-11-23T15:00:00.000Z';

const request: ContactRequest = {
  person: 'S4/100',
  relation: 'borrower',
  debts: ['LOAN-1'],
  channel: 'phone',
  instant: monday,
  timeZone: 'America/Bogota',
};

const nothing: ContactHistory = {
  contacts: [],
  consentedChannels: ['phone', 'email'],
  noContactUntil: null,
  blockedUntil: null,
  locks: [],
  exclusions: [],
};

function contact(instant: string, values: Partial<PastContact> = {}): PastContact {
  return {
    person: 'S4/100',
    debts: ['LOAN-1'],
    channel: 'phone',
    direction: 'outbound',
    outcome: 'attempt',
    instant,
    ...values,
  };
}

function pack(...rules: ContactRule[]): ContactPack {
  return { id: 'test', version: '1', rules };
}

function ask(
  given: Partial<ContactRequest>,
  history: Partial<ContactHistory> = {},
  rules = HOUSE_CONTACT_PACK,
) {
  return mayContact({ ...request, ...given }, rules, { ...nothing, ...history });
}

describe('a lock that the bank says forbids contact', () => {
  const rules = pack({
    kind: 'lock',
    id: 'lock-S4-01-L',
    source: 'Court order',
    ...{ erp: 'S4', process: '01', reason: 'L' },
  });
  const locked = (validTo: string, other: Partial<ContactHistory['locks'][number]> = {}) => {
    const lock = { erp: 'S4', process: '01', reason: 'L', validFrom: '2026-11-20', validTo };
    return { locks: [{ ...lock, ...other }] };
  };

  test('refuses with its basis up to and with its last day, and opens on the next', () => {
    expect(ask({}, locked('2026-11-23'), rules)).toMatchObject({
      ...{ allowed: false, rule: 'lock-S4-01-L', kind: 'lock', source: 'Court order' },
      opensAt: '2026-11-24T05:00:00.000Z',
    });
    expect(ask({}, locked('2026-11-22'), rules).allowed).toBe(true);
  });

  test('without an end opens by no time', () => {
    expect(ask({}, locked('9999-12-31'), rules)).toMatchObject({ allowed: false, opensAt: null });
  });

  test('that begins before another one opens keeps closed', () => {
    const [one, two] = [locked('2026-11-23'), locked('2026-11-25', { validFrom: '2026-11-24' })];
    const locks = [...one.locks, ...two.locks];
    expect(ask({}, { locks }, rules)).toMatchObject({ opensAt: '2026-11-26T05:00:00.000Z' });
  });

  test.each([{ erp: 'S5' }, { process: '02' }, { reason: 'A' }, { validFrom: '2026-11-24' }])(
    'leaves %j alone',
    (other) => {
      expect(ask({}, locked('2026-11-30', other), rules).allowed).toBe(true);
    },
  );
});

describe('the house pack', () => {
  test('allows a call in daytime and says by which pack', () => {
    expect(ask({})).toEqual({ allowed: true, pack: 'house', packVersion: '2026-01-01' });
  });

  test("hours are those of the customer's zone, not of the bank's", () => {
    expect(ask({ timeZone: 'Europe/Berlin' }).allowed).toBe(true);
    expect(ask({ timeZone: 'Asia/Tokyo' })).toMatchObject({
      allowed: false,
      rule: 'house-hours',
      kind: 'hours',
      source: 'House policy: daytime hours',
      opensAt: '2026-11-23T23:00:00.000Z',
    });
  });

  test('the hour a window ends is closed already', () => {
    expect(ask({ instant: '2026-11-24T00:59:59.000Z' }).allowed).toBe(true);
    expect(ask({ instant: '2026-11-24T01:00:00.000Z' })).toMatchObject({
      opensAt: '2026-11-24T13:00:00.000Z',
    });
  });

  test('on Sunday it opens on Monday', () => {
    expect(ask({ instant: '2026-11-22T15:00:00.000Z' })).toMatchObject({
      opensAt: '2026-11-23T13:00:00.000Z',
    });
  });

  test('one attempt a day, counted in local days', () => {
    const contacts = [contact('2026-11-23T13:30:00.000Z')];
    expect(ask({}, { contacts })).toMatchObject({
      rule: 'house-daily-cap',
      opensAt: '2026-11-24T13:00:00.000Z',
    });
    const lastNight = [contact('2026-11-23T04:30:00.000Z')];
    expect(ask({}, { contacts: lastNight }).allowed).toBe(true);
  });

  test('calls from the customer, or to others, are not counted', () => {
    const contacts = [
      contact('2026-11-23T13:30:00.000Z', { direction: 'inbound' }),
      contact('2026-11-23T13:30:00.000Z', { person: 'S4/200' }),
    ];
    expect(ask({}, { contacts }).allowed).toBe(true);
  });

  test('a channel without consent never opens by itself', () => {
    expect(ask({ channel: 'sms' })).toMatchObject({ rule: 'house-consent', opensAt: null });
  });

  test('references are not contacted; co-debtors are', () => {
    expect(ask({ relation: 'reference' })).toMatchObject({ rule: 'house-relation', opensAt: null });
    expect(ask({ relation: 'co-debtor' }).allowed).toBe(true);
  });

  test('no contact until a day opens in the hours of that day', () => {
    expect(ask({}, { noContactUntil: '2026-11-28' })).toMatchObject({
      rule: 'house-no-contact-until',
      opensAt: '2026-11-28T14:00:00.000Z',
    });
  });

  test('the deceased are not contacted', () => {
    expect(ask({}, { exclusions: ['deceased'] })).toMatchObject({
      rule: 'house-exclusion',
      opensAt: null,
    });
  });
});

describe("rules of other countries' packs", () => {
  const colombia = pack(
    {
      kind: 'closed-days',
      id: 'co-holidays',
      source: 'Ley 2300 art. 3',
      days: ['2026-12-08', '2026-12-25'],
    },
    {
      kind: 'cap',
      id: 'co-week',
      source: 'Ley 2300 art. 3',
      limit: 1,
      period: { unit: 'week' },
      per: 'channel',
      countsAs: 'two-way',
      countsInbound: false,
    },
  );

  test('a public holiday is closed all day', () => {
    expect(ask({ instant: '2026-12-08T15:00:00.000Z' }, {}, colombia)).toMatchObject({
      rule: 'co-holidays',
      opensAt: '2026-12-09T05:00:00.000Z',
    });
  });

  test('a weekly cap opens on Monday and counts conversations only', () => {
    const talked = [contact('2026-11-25T15:00:00.000Z', { outcome: 'two-way' })];
    const tried = [contact('2026-11-25T15:00:00.000Z', { outcome: 'answered' })];
    const friday = { instant: '2026-11-27T15:00:00.000Z' };
    expect(ask(friday, { contacts: tried }, colombia).allowed).toBe(true);
    expect(ask(friday, { contacts: talked }, colombia)).toMatchObject({
      opensAt: '2026-11-30T05:00:00.000Z',
    });
    expect(ask({ ...friday, channel: 'email' }, { contacts: talked }, colombia).allowed).toBe(true);
  });

  const regulationF = pack(
    {
      kind: 'cap',
      id: 'us-seven',
      source: '12 CFR 1006.14(b)(2)',
      channels: ['phone'],
      limit: 7,
      period: { unit: 'rolling-days', days: 7 },
      per: 'debt',
      countsAs: 'attempt',
      countsInbound: false,
    },
    {
      kind: 'cooldown',
      id: 'us-conversation',
      source: '12 CFR 1006.14(b)(2)',
      channels: ['phone'],
      days: 7,
      per: 'debt',
    },
  );
  const sevenCalls = [17, 18, 19, 20, 21, 22, 23].map((day) =>
    contact(`2026-11-${day}T14:00:00.000Z`),
  );

  test('seven calls in seven days for one debt are the most', () => {
    expect(ask({}, { contacts: sevenCalls.slice(1) }, regulationF).allowed).toBe(true);
    expect(ask({}, { contacts: sevenCalls }, regulationF)).toMatchObject({
      rule: 'us-seven',
      opensAt: '2026-11-24T05:00:00.000Z',
    });
    expect(ask({ debts: ['CARD-1'] }, { contacts: sevenCalls }, regulationF).allowed).toBe(true);
  });

  test('the day of a conversation is the first of seven silent days', () => {
    const contacts = [contact('2026-11-20T14:00:00.000Z', { outcome: 'two-way' })];
    expect(ask({}, { contacts }, regulationF)).toMatchObject({
      rule: 'us-conversation',
      opensAt: '2026-11-27T05:00:00.000Z',
    });
  });

  test('a rule for calls says nothing to e-mail', () => {
    expect(ask({ channel: 'email' }, { contacts: sevenCalls }, regulationF).allowed).toBe(true);
  });

  test('a rule this version does not understand is refused, not skipped', () => {
    const newer = pack({ kind: 'moon-phase', id: 'x', source: 'y' } as unknown as ContactRule);
    expect(() => ask({}, {}, newer)).toThrow(
      expect.objectContaining({ code: 'CONTACT_RULE_UNKNOWN' }),
    );
  });

  test('hours without any window never open', () => {
    const closed = pack({ kind: 'hours', id: 'none', source: 'test', windows: [] });
    expect(ask({}, {}, closed)).toMatchObject({ allowed: false, opensAt: null });
  });
});

describe('whatever the rules and the history', () => {
  const anInstant = fc
    .integer({ min: 0, max: 40 * 24 * 60 })
    .map((minutes) =>
      new Date(Date.parse('2026-08-20T00:00:00Z') + minutes * 60_000).toISOString(),
    );
  const aContact = fc.record({
    person: fc.constantFrom('S4/100', 'S4/200'),
    debts: fc.subarray(['LOAN-1', 'CARD-1']),
    channel: fc.constantFrom('phone', 'email'),
    direction: fc.constantFrom<'outbound' | 'inbound'>('outbound', 'inbound'),
    outcome: fc.constantFrom<'attempt' | 'answered' | 'two-way'>('attempt', 'answered', 'two-way'),
    instant: anInstant,
  });
  const base = { id: fc.string(), source: fc.string() };
  const aTime = fc.constantFrom('00:00', '08:00', '12:30', '20:00', '24:00');
  const aRule: fc.Arbitrary<ContactRule> = fc.oneof(
    fc.record({
      ...base,
      kind: fc.constant('hours' as const),
      windows: fc.array(
        fc.record({ weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]), from: aTime, to: aTime }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      ...base,
      kind: fc.constant('closed-days' as const),
      days: fc.subarray(['2026-09-06', '2026-09-07', '2026-09-18']),
    }),
    fc.record({
      ...base,
      kind: fc.constant('cap' as const),
      limit: fc.integer({ min: 1, max: 3 }),
      period: fc.oneof(
        fc.constant({ unit: 'day' as const }),
        fc.constant({ unit: 'week' as const }),
        fc.record({
          unit: fc.constant('rolling-days' as const),
          days: fc.integer({ min: 1, max: 9 }),
        }),
      ),
      per: fc.constantFrom<'person' | 'debt' | 'channel'>('person', 'debt', 'channel'),
      countsAs: fc.constantFrom<'attempt' | 'answered' | 'two-way'>('attempt', 'two-way'),
      countsInbound: fc.boolean(),
    }),
    fc.record({
      ...base,
      kind: fc.constant('cooldown' as const),
      days: fc.integer({ min: 1, max: 8 }),
      per: fc.constantFrom<'person' | 'debt'>('person', 'debt'),
    }),
  );
  const aRequest = fc.record({
    person: fc.constant('S4/100'),
    relation: fc.constant('borrower'),
    debts: fc.constant(['LOAN-1', 'CARD-1']),
    channel: fc.constantFrom('phone', 'email'),
    instant: anInstant,
    timeZone: fc.constantFrom('America/Santiago', 'America/Bogota', 'Europe/Berlin'),
  });

  test('it really opens when it says, and not a minute sooner', () => {
    fc.assert(
      fc.property(fc.array(aRule), aRequest, fc.array(aContact), (rules, asked, contacts) => {
        const known = contacts.filter(({ instant }) => instant <= asked.instant);
        const history = { ...nothing, contacts: known };
        const verdict = mayContact(asked, pack(...rules), history);
        if (verdict.allowed || verdict.opensAt === null) return;
        const at = (instant: string) => mayContact({ ...asked, instant }, pack(...rules), history);
        const minuteBefore = new Date(Date.parse(verdict.opensAt) - 60_000).toISOString();
        expect(at(verdict.opensAt).allowed).toBe(true);
        if (minuteBefore >= asked.instant) expect(at(minuteBefore).allowed).toBe(false);
      }),
    );
  });
});
