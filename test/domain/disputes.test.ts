import fc from 'fast-check';
import { type DeadlineLine, deadlineOf } from '../../srv/domain/disputes/deadline.ts';
import { followErp, type SharedCase } from '../../srv/domain/disputes/follow-erp.ts';
import {
  type PaymentReasonLine,
  proposeCases,
  type ShortPaidItem,
} from '../../srv/domain/disputes/propose-case.ts';
import {
  DECISIONS,
  type NamedParts,
  splitAmount,
  stillDisputed,
} from '../../srv/domain/disputes/split-amount.ts';
import { solvedAt } from '../../srv/domain/disputes/time-to-solve.ts';

const amount = fc.integer({ min: 1, max: 10_000_000 });
const named = fc.option(fc.integer({ min: -100, max: 10_000_000 }), { nil: null });
const parts: fc.Arbitrary<NamedParts> = fc.record({
  corrected: named,
  writtenOff: named,
  toCollect: named,
});
const nothing: NamedParts = { corrected: null, writtenOff: null, toCollect: null };

describe('the split of a disputed amount', () => {
  test('adds up to the cent, has no negative part and fits the decision, or is refused', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...DECISIONS), parts, (disputed, decision, given) => {
        const split = splitAmount(disputed, decision, given);
        if (typeof split === 'string') return;
        const { corrected, writtenOff, toCollect } = split;
        expect(corrected + writtenOff + toCollect).toBe(disputed);
        expect(Math.min(corrected, writtenOff, toCollect)).toBeGreaterThanOrEqual(0);
        expect(stillDisputed(split)).toBe(disputed - toCollect);
        for (const part of ['corrected', 'writtenOff', 'toCollect'] as const) {
          if (given[part] !== null) expect(split[part]).toBe(given[part]);
        }
        if (decision === 'justified') expect(toCollect).toBe(0);
        if (decision === 'not-justified') expect(toCollect).toBe(disputed);
        if (decision === 'part') expect(toCollect > 0 && toCollect < disputed).toBe(true);
      }),
    );
  });

  test('takes every split that adds up and fits, given whole or with one part left out', () => {
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount),
        fc.constantFrom('corrected', 'writtenOff', 'toCollect'),
        ([corrected, writtenOff, toCollect], leftOut) => {
          const whole = { corrected, writtenOff, toCollect };
          const disputed = corrected + writtenOff + toCollect;
          expect(splitAmount(disputed, 'part', whole)).toEqual(whole);
          const rest = { ...whole, [leftOut]: null };
          expect(splitAmount(disputed, 'part', rest)).toEqual(whole);
        },
      ),
    );
  });

  test.each([
    ['justified', nothing, { corrected: 100, writtenOff: 0, toCollect: 0 }],
    ['not-justified', nothing, { corrected: 0, writtenOff: 0, toCollect: 100 }],
    ['part', { ...nothing, corrected: 30 }, { corrected: 30, writtenOff: 0, toCollect: 70 }],
    ['justified', { ...nothing, writtenOff: 40 }, { corrected: 60, writtenOff: 40, toCollect: 0 }],
    ['part', nothing, 'DISPUTE_SPLIT_UNDERDETERMINED'],
    ['part', { corrected: 30, writtenOff: 30, toCollect: 30 }, 'DISPUTE_SPLIT_OFF'],
    ['justified', { ...nothing, toCollect: 1, corrected: 99 }, 'DISPUTE_SPLIT_NOT_THE_DECISION'],
    ['part', { ...nothing, corrected: -1 }, 'DISPUTE_PART_NEGATIVE'],
  ] as const)('%s with %j is %j', (decision, given, expected) => {
    expect(splitAmount(100, decision, given)).toEqual(expected);
  });
});

const line = (values: Partial<DeadlineLine>): DeadlineLine => ({
  category: '',
  reason: '',
  validFrom: '2026-01-01',
  validTo: null,
  decideInDays: 30,
  escalateAgainAfter: null,
  coordinator: null,
  ...values,
});
const kind = { category: 'F100', reason: 'PAID' };

describe('the deadline of a case', () => {
  test('comes from the line that says most about it and was valid when it was opened', () => {
    const lines = [
      line({ decideInDays: 30 }),
      line({ category: 'F100', decideInDays: 20 }),
      line({ reason: 'PAID', decideInDays: 10, escalateAgainAfter: 5, coordinator: 'ines' }),
      line({ reason: 'PAID', decideInDays: 1, validTo: '2026-02-01' }),
      line({ category: 'F200', reason: 'PAID', decideInDays: 2 }),
    ];
    expect(deadlineOf(lines, kind, '2026-11-20')).toEqual({
      dueOn: '2026-11-30',
      escalateAgainOn: '2026-12-05',
      coordinator: 'ines',
    });
    expect(deadlineOf(lines, { ...kind, reason: 'AMNT' }, '2026-11-20')?.dueOn).toBe('2026-12-10');
    expect(deadlineOf(lines, { category: null, reason: null }, '2026-11-20')?.dueOn).toBe(
      '2026-12-20',
    );
  });

  test('is none where the bank has set none for that day', () => {
    expect(deadlineOf([line({ validFrom: '2026-12-01' })], kind, '2026-11-20')).toBeNull();
  });

  test('of several lines of a kind, the latest counts, in whatever order they are kept', () => {
    const older = line({ decideInDays: 30 });
    const newer = line({ decideInDays: 7, validFrom: '2026-06-01' });
    for (const lines of [
      [older, newer],
      [newer, older],
    ]) {
      expect(deadlineOf(lines, kind, '2026-11-20')?.dueOn).toBe('2026-11-27');
    }
  });
});

describe('what is taken over from the ERP', () => {
  const mine: SharedCase = { reason: 'AMNT', rootCause: 'BILL', openAmount: 1000, isOpen: true };

  test('is nothing while something of ours is on its way there, or the case is over here', () => {
    const erp = { reason: 'PAID', rootCause: '', openAmount: 5, isOpen: false };
    expect(followErp(mine, erp, true)).toEqual({});
    expect(followErp({ ...mine, isOpen: false }, { ...erp, isOpen: true }, false)).toEqual({});
  });

  test('leads to agreement: followed once, there is nothing left to follow', () => {
    const text = fc.constantFrom(null, '', 'AMNT', 'PAID');
    const erpCase = fc.record({
      reason: text,
      rootCause: text,
      openAmount: fc.nat(),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(erpCase, (erp) => {
        const then = { ...mine, ...followErp(mine, erp, false) };
        expect(followErp(then, erp, false)).toEqual({});
      }),
    );
  });

  test('keeps a root cause that only we know', () => {
    expect(followErp(mine, { ...mine, rootCause: '' }, false)).toEqual({});
    expect(followErp(mine, { ...mine, rootCause: 'CUST' }, false)).toEqual({ rootCause: 'CUST' });
  });
});

const short = (values: Partial<ShortPaidItem> = {}): ShortPaidItem => ({
  source: 'S4',
  payment: 'P1',
  paymentReason: 'FEE',
  postingDate: '2026-11-20',
  partner: '1',
  companyCode: '1000',
  currency: 'EUR',
  paid: 800_000,
  open: 200_000,
  key: { source: 'S4', document: 'D1', repetition: '000', item: '0001', subitem: '000' },
  ...values,
});
const reason: PaymentReasonLine = {
  source: 'S4',
  paymentReason: 'FEE',
  validFrom: '2026-01-01',
  validTo: null,
  reason: 'AMNT',
  category: 'F100',
  atLeastPercent: 5,
};

describe('a case proposed from short payments', () => {
  test('is one for each payment and company code, over what stays open', () => {
    const other = { ...short().key, document: 'D2' };
    const cases = proposeCases(
      [short(), short({ key: other }), short({ companyCode: '1100' }), short({ payment: 'P2' })],
      [reason],
    );
    expect(
      cases.map(({ payment, companyCode, items }) => [payment, companyCode, items.length]),
    ).toEqual([
      ['P1', '1000', 2],
      ['P1', '1100', 1],
      ['P2', '1000', 1],
    ]);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(3);
    expect(proposeCases([short()], [reason])[0]?.id).toBe(cases[0]?.id);
  });

  test('is not made of tolerances, unknown reasons, or reasons of another time or source', () => {
    const none = [
      short({ open: 40_000, paid: 960_000 }),
      short({ paymentReason: 'OTHR' }),
      short({ postingDate: '2025-12-31' }),
      short({ source: 'CORE' }),
      short({ open: 0 }),
    ];
    expect(proposeCases(none, [reason])).toEqual([]);
    expect(proposeCases([short({ open: 50_000, paid: 950_000 })], [reason])).toHaveLength(1);
  });
});

test('a case that was told to be solved before it was opened took no day', () => {
  expect(solvedAt('2026-11-20', '2026-11-19').daysToSolve).toBe(0);
  expect(solvedAt('2026-10-31', '2026-11-23')).toEqual({
    solvedOn: '2026-11-23',
    solvedIn: '2026-11',
    daysToSolve: 23,
  });
});
