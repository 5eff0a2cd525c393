import fc from 'fast-check';
import { factsOf } from '../../srv/domain/customer-facts.ts';
import {
  FACT_IDS,
  type FactId,
  factCatalogue,
  factIndex,
  findFact,
} from '../../srv/domain/fact-catalogue.ts';
import { factRowRecord } from '../../srv/domain/fact-row-key.ts';
import { BUILT_IN_FACTS } from '../../srv/domain/facts/built-in-facts.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import { type LockAggregate, NO_LOCKS } from '../../srv/domain/locks.ts';
import { recentLateness } from '../../srv/domain/payment-behaviour.ts';
import { aCustomer, NO_CREDIT, NO_PAYMENTS, NO_PROMISES } from './builders.ts';

const today = '2026-11-22';
const parameters = { toleranceDays: 3, dueSoonDays: 7 };

function facts(customer: Parameters<typeof aCustomer>[0], ...ids: FactId[]) {
  const row = factsOf(aCustomer(customer), parameters, today);
  return Object.fromEntries(ids.map((id) => [id, row[factIndex(id)]]));
}

const items = [
  { amount: 10_000, dueDate: '2026-10-22', isPromised: true },
  { amount: 5_000, dueDate: '2026-11-20', isPromised: false },
  { amount: 2_000, dueDate: today, isPromised: false },
  { amount: 3_000, dueDate: '2026-11-29', isPromised: false },
  { amount: 4_000, dueDate: '2026-11-30', isPromised: false },
];

describe('facts of items', () => {
  test('overdue starts the day after the due date', () => {
    expect(facts({ items }, 'overdueTotal', 'overdueItemCount', 'openTotal')).toEqual({
      overdueTotal: 15_000,
      overdueItemCount: 2,
      openTotal: 24_000,
    });
  });

  test('tolerance days leave out what is only just overdue', () => {
    expect(facts({ items }, 'overdueBeyondTolerance')).toEqual({ overdueBeyondTolerance: 10_000 });
  });

  test('due soon is from today to the horizon', () => {
    expect(facts({ items }, 'dueSoonTotal', 'dueSoonCount')).toEqual({
      dueSoonTotal: 5_000,
      dueSoonCount: 2,
    });
  });

  test('ages and the largest item are those of overdue items', () => {
    expect(facts({ items }, 'oldestDaysOverdue', 'averageDaysOverdue', 'largestItem')).toEqual({
      oldestDaysOverdue: 31,
      averageDaysOverdue: 17,
      largestItem: 10_000,
    });
  });

  test('what is promised stays overdue but need not be asked for again', () => {
    expect(facts({ items }, 'overdueNotPromised')).toEqual({ overdueNotPromised: 5_000 });
  });

  test('who owes nothing has zeros, not unknowns', () => {
    expect(facts({}, 'overdueTotal', 'oldestDaysOverdue', 'openPromises')).toEqual({
      overdueTotal: 0,
      oldestDaysOverdue: 0,
      openPromises: 0,
    });
  });
});

describe('periods of a grid', () => {
  const onGrid = (grid: object, ...ids: FactId[]) => {
    const row = factsOf(aCustomer({ items }), { ...parameters, ...grid }, today);
    return ids.map((id) => row[factIndex(id)]);
  };

  test('the usual overdue grid ends its periods after 30, 60 and 90 days', () => {
    expect(onGrid({}, 'overdueBucket1', 'overdueBucket2', 'overdueBucket3')).toEqual([
      5_000, 10_000, 0,
    ]);
  });

  test("a version's own grid is used instead, a period's last day included", () => {
    const grid = { overdueGrid: [1, 2, 31], dueGrid: [0, 7, 8] };
    expect(onGrid(grid, 'overdueBucket2', 'overdueBucket3', 'overdueBucket4')).toEqual([
      5_000, 10_000, 0,
    ]);
    expect(onGrid(grid, 'dueBucket1', 'dueBucket2', 'dueBucket3')).toEqual([2_000, 3_000, 4_000]);
  });

  test('periods and totals agree, whatever is owed and wherever the grid is cut', () => {
    const anItem = fc.record({
      amount: fc.nat(1_000_000),
      dueDate: fc.integer({ min: -200, max: 200 }).map((days) => addDays(today, days)),
      isPromised: fc.boolean(),
    });
    const aGrid = fc
      .uniqueArray(fc.integer({ min: 1, max: 150 }), { minLength: 3, maxLength: 3 })
      .map((days) => days.sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(anItem), aGrid, aGrid, (owed, overdueGrid, dueGrid) => {
        const row = factsOf(
          aCustomer({ items: owed }),
          { ...parameters, overdueGrid, dueGrid },
          today,
        );
        const sum = (kind: string) =>
          [1, 2, 3, 4].reduce((total, n) => total + Number(row[factIndex(`${kind}${n}`)]), 0);
        expect(sum('overdueBucket')).toBe(row[factIndex('overdueTotal')]);
        expect(sum('overdueBucket') + sum('dueBucket')).toBe(row[factIndex('openTotal')]);
      }),
    );
  });
});

describe('what is to be collected', () => {
  const dunning = {
    level: 1,
    lastOn: '2026-11-15',
    latest: [{ issuedOn: '2026-11-15', amount: 3_000 }],
    isLegal: false,
  };

  test('is due by today and not promised', () => {
    expect(facts({ items }, 'dueTotal', 'toCollect')).toEqual({
      dueTotal: 17_000,
      toCollect: 7_000,
    });
  });

  test('leaves out what a dunning notice of the last dunning days asks for', () => {
    const toCollect = (dunningDays: number) =>
      factsOf(aCustomer({ items, dunning }), { ...parameters, dunningDays }, today)[
        factIndex('toCollect')
      ];
    expect([toCollect(0), toCollect(7), toCollect(8)]).toEqual([7_000, 7_000, 4_000]);
  });

  test('is never below zero', () => {
    const all = { ...dunning, latest: [{ issuedOn: today, amount: 999_000 }] };
    const row = factsOf(
      aCustomer({ items, dunning: all }),
      { ...parameters, dunningDays: 5 },
      today,
    );
    expect(row[factIndex('toCollect')]).toBe(0);
  });
});

describe('reaction to dunning', () => {
  const dunning = { level: 2, lastOn: '2026-11-10', latest: [], isLegal: false };
  const daysWithoutReaction = (customer: Parameters<typeof aCustomer>[0]) =>
    facts({ dunning, ...customer }, 'daysWithoutReaction').daysWithoutReaction;

  test('days count from the latest notice while nothing came of it', () => {
    expect(daysWithoutReaction({})).toBe(12);
    expect(daysWithoutReaction({ dunning: { ...dunning, lastOn: null } })).toBeNull();
  });

  test('a payment, a contact in person or a promise since then is a reaction', () => {
    const payments = { ...NO_PAYMENTS, lastPaidOn: '2026-11-10' };
    const contacts = { lastOn: today, lastRightPartyOn: today, unsuccessfulAttempts: 0 };
    const promises = { ...NO_PROMISES, lastMadeOn: '2026-11-12' };
    expect(daysWithoutReaction({ payments })).toBeNull();
    expect(daysWithoutReaction({ contacts })).toBeNull();
    expect(daysWithoutReaction({ promises })).toBeNull();
  });

  test('an earlier payment or an attempt that reached nobody is none', () => {
    const payments = { ...NO_PAYMENTS, lastPaidOn: '2026-11-09' };
    const contacts = { lastOn: today, lastRightPartyOn: null, unsuccessfulAttempts: 1 };
    expect(daysWithoutReaction({ payments, contacts })).toBe(12);
  });
});

describe('ratios', () => {
  test('are hundredths of a percent, rounded down, and unknown without a whole', () => {
    const promises = { ...NO_PROMISES, kept: 2, broken: 1, promisedAmount: 5_000 };
    const ids = ['promiseKeepingRate', 'promisedShareOfOverdue'] as const;
    expect(facts({ items, promises }, ...ids)).toEqual({
      promiseKeepingRate: 6_666,
      promisedShareOfOverdue: 3_333,
    });
    expect(facts({}, ...ids)).toEqual({ promiseKeepingRate: null, promisedShareOfOverdue: null });
  });

  test('a limit used to the last cent is not exceeded', () => {
    const exceeded = (exposure: number) =>
      facts({ credit: { ...NO_CREDIT, limit: 20_000, exposure } }, 'creditLimitExceeded')
        .creditLimitExceeded;
    expect([exceeded(20_000), exceeded(20_001)]).toEqual([false, true]);
    expect(facts({}, 'creditLimitExceeded').creditLimitExceeded).toBeNull();
  });
});

describe('paying of late', () => {
  const paid = (clearedOn: string, daysLate: number) => ({
    dueDate: addDays(clearedOn, -daysLate),
    clearedOn,
  });

  test('averages are over items cleared in half a year and in a year', () => {
    const items = [paid('2026-11-01', 10), paid('2026-02-01', 20), paid('2025-11-01', 90)];
    expect(recentLateness(items, today, 3)).toEqual({ halfYear: 10, year: 15, trend: 'better' });
  });

  test('a difference of the steady days is no trend, a day more is', () => {
    const trend = (days: number) =>
      recentLateness([paid('2026-11-01', days), paid('2026-02-01', 5)], today, 3).trend;
    expect([trend(8), trend(9), trend(2), trend(1)]).toEqual([
      'steady',
      'worse',
      'steady',
      'better',
    ]);
  });

  test('nothing is said of a half year without a paid item', () => {
    expect(recentLateness([paid('2026-02-01', 5)], today, 3)).toEqual({
      halfYear: null,
      year: 5,
      trend: null,
    });
    expect(recentLateness([], today, 3)).toEqual({ halfYear: null, year: null, trend: null });
  });
});

describe('facts of history', () => {
  test('days since what never happened are unknown', () => {
    expect(facts({}, 'daysSinceDunning', 'daysSinceContact', 'creditLimitUse')).toEqual({
      daysSinceDunning: null,
      daysSinceContact: null,
      creditLimitUse: null,
    });
  });

  test('days since are counted to today and never negative', () => {
    const contacts = {
      lastOn: '2026-11-12',
      lastRightPartyOn: '2026-11-23',
      unsuccessfulAttempts: 2,
    };
    expect(facts({ contacts }, 'daysSinceContact', 'daysSinceRightPartyContact')).toEqual({
      daysSinceContact: 10,
      daysSinceRightPartyContact: 0,
    });
  });

  test('a resubmission is due on its day; no contact ends on its day', () => {
    const on = (dueOn: string, noContactUntil: string) =>
      facts({ resubmission: { dueOn, noContactUntil } }, 'resubmissionDue', 'noContactUntil');
    expect(on(today, '2026-11-23')).toEqual({ resubmissionDue: true, noContactUntil: true });
    expect(on('2026-11-23', today)).toEqual({ resubmissionDue: false, noContactUntil: false });
  });

  test('use of the limit is in hundredths of a percent', () => {
    const credit = { ...NO_CREDIT, riskClass: 'B', limit: 20_000, exposure: 25_000 };
    expect(facts({ credit }, 'creditLimitUse', 'riskClass')).toEqual({
      creditLimitUse: 12_500,
      riskClass: 'B',
    });
  });
});

describe('catalogue', () => {
  test('orders every built-in fact once, at least forty', () => {
    expect(FACT_IDS.toSorted()).toEqual(Object.keys(BUILT_IN_FACTS).sort());
    expect(FACT_IDS.length).toBeGreaterThanOrEqual(45);
  });

  test('says of every fact how it is computed', () => {
    for (const { source } of factCatalogue()) expect(source).toMatch(/^[A-Za-z].{15,}\.$/);
  });

  test('every fact has a place in the row, and every text in four languages', () => {
    const row = factsOf(aCustomer(), parameters, today);
    expect(row).toHaveLength(FACT_IDS.length);
    expect(row.every((value) => value !== undefined)).toBe(true);
    for (const { label } of factCatalogue()) {
      expect(Object.values(label).every((text) => text.length > 0)).toBe(true);
    }
  });

  test('unknown facts are not found', () => {
    expect(findFact('shoeSize')).toBeUndefined();
    expect(findFact('overdueTotal')?.kind).toBe('amount');
  });

  test('places never move: stored rows are read by them', () => {
    expect(FACT_IDS.slice(0, 4)).toEqual([
      'overdueTotal',
      'overdueBeyondTolerance',
      'overdueNotPromised',
      'dueSoonTotal',
    ]);
    expect(factIndex('product')).toBe(34);
    expect(factIndex('agencyState')).toBe(65);
    expect(factIndex('contactLockDaysLeft')).toBe(74);
    expect(factIndex('erpAgencyAmount')).toBe(75);
  });
});

describe('locks', () => {
  const held = { amount: 4_000, reason: 'B', until: today };
  const factsWith = (locks: Partial<LockAggregate>) => {
    const row = factsOf(aCustomer({ items, locks: { ...NO_LOCKS, ...locks } }), parameters, today);
    return (fact: FactId) => row[factIndex(fact)];
  };

  test('are counted to their last day, with the amount and reason they hold', () => {
    const fact = factsWith({ dunning: held, incomingPayment: { ...held, reason: 'Z' } });
    expect(fact('hasDunningLock')).toBe(true);
    expect(fact('dunningLockedAmount')).toBe(4_000);
    expect(fact('dunningLockReason')).toBe('B');
    expect(fact('dunningLockDaysLeft')).toBe(1);
    expect(fact('paymentLockReason')).toBe('Z');
    expect(fact('hasContactLock')).toBe(false);
  });

  test('without an end have more days left than any rule asks for', () => {
    const fact = factsWith({ noContactUntil: '9999-12-31' });
    expect(fact('hasContactLock')).toBe(true);
    expect(fact('contactLockDaysLeft')).toBe(9_999);
    expect(fact('dunningLockDaysLeft')).toBeNull();
    expect(fact('dunningLockedAmount')).toBe(0);
  });
});

describe('kept fact rows', () => {
  const row = factsOf(aCustomer({ items }), parameters, today);

  test('the same content has the same hash', () => {
    const again = factsOf(aCustomer({ items }), parameters, today);
    expect(factRowRecord('v1', again, [0, 2])).toEqual(factRowRecord('v1', row, [0, 2]));
  });

  test('version, facts and held rules all make a difference', () => {
    const hashes = [
      factRowRecord('v1', row, [0]),
      factRowRecord('v2', row, [0]),
      factRowRecord('v1', row, [1]),
      factRowRecord('v1', [...row.slice(0, -1), 'loan'], [0]),
    ].map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^[\w-]{43}$/);
  });

  test('facts can be read back in catalogue order', () => {
    expect(JSON.parse(factRowRecord('v1', row, []).facts)).toEqual(row);
  });
});
