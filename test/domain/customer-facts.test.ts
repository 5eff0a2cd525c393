import { factsOf } from '../../srv/domain/customer-facts.ts';
import {
  FACT_IDS,
  type FactId,
  factCatalogue,
  factIndex,
  findFact,
} from '../../srv/domain/fact-catalogue.ts';
import { factRowRecord } from '../../srv/domain/fact-row-key.ts';
import { aCustomer, NO_CREDIT } from './builders.ts';

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
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('facts can be read back in catalogue order', () => {
    expect(JSON.parse(factRowRecord('v1', row, []).facts)).toEqual(row);
  });
});
