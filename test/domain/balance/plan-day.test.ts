import fc from 'fast-check';
import type { DailyLists, DailyProblem } from '../../../srv/domain/balance/daily-list-types.ts';
import { planDay } from '../../../srv/domain/balance/plan-day.ts';
import { SaldoError } from '../../../srv/domain/errors.ts';

interface Row {
  owner: number;
  valuation?: number;
  amount?: number;
  effort?: number;
  class?: number;
}

const ana = 0;
const ben = 1;
const carla = 2;

/** Ana, Ben and Carla with an hour each; everybody may serve class 0, only Carla class 1. */
function dayOf(rows: Row[], changes: Record<number, Partial<DailyProblem['agents'][number]>> = {}) {
  const agents = ['ana', 'ben', 'carla'].map((id, agent) => ({
    id,
    capacityMinutes: 60,
    absent: false,
    substitute: -1,
    ...changes[agent],
  }));
  const classes = [
    { id: 'early', eligible: [ana, ben, carla] },
    { id: 'german', eligible: [carla] },
  ];
  return planDay({ agents, classes, customers: columnsOf(rows) });
}

function columnsOf(rows: Row[]): DailyProblem['customers'] {
  return {
    owner: Int32Array.from(rows, ({ owner }) => owner),
    valuation: Float64Array.from(rows, ({ valuation }) => valuation ?? 50),
    amount: Float64Array.from(rows, ({ amount }) => amount ?? 100_00),
    effort: Float64Array.from(rows, ({ effort }) => effort ?? 10),
    classIndex: Int32Array.from(rows, (row) => row.class ?? 0),
  };
}

function listOf({ days }: DailyLists, agent: number): number[] {
  return [...(days[agent]?.customers ?? [])];
}

describe("today's list", () => {
  test('the highest valuation comes first, then the largest amount, then the lowest id', () => {
    const lists = dayOf([
      { owner: ana, valuation: 40, amount: 900_00 },
      { owner: ana, valuation: 80, amount: 100_00 },
      { owner: ana, valuation: 80, amount: 200_00 },
      { owner: ana, valuation: 80, amount: 100_00 },
    ]);
    expect(listOf(lists, ana)).toEqual([2, 1, 3, 0]);
    expect([...lists.rank]).toEqual([4, 2, 1, 3]);
  });

  test('it is filled to capacity; the rest stays owned, not today', () => {
    const lists = dayOf([
      { owner: ana, valuation: 90, effort: 30 },
      { owner: ana, valuation: 80, effort: 25 },
      { owner: ana, valuation: 70, effort: 20 },
      { owner: ana, valuation: 60, effort: 5 },
    ]);
    expect(listOf(lists, ana)).toEqual([0, 1, 3]);
    expect(lists.notToday).toEqual([{ customer: 2, reason: 'capacity' }]);
    expect(lists.certificates[ana]).toEqual({
      agent: ana,
      capacityMinutes: 60,
      plannedMinutes: 60,
      customers: 3,
      waiting: 1,
      waitingMinutes: 20,
    });
  });

  test('a customer longer than the day is worked alone, but only when first', () => {
    const rows = [
      { owner: ana, valuation: 90, effort: 10 },
      { owner: ana, valuation: 80, effort: 240 },
    ];
    expect(listOf(dayOf(rows), ana)).toEqual([0]);
    expect(listOf(dayOf(rows.slice(1)), ana)).toEqual([0]);
  });

  test('a day without minutes has an empty list', () => {
    expect(listOf(dayOf([{ owner: ana }], { [ana]: { capacityMinutes: 0 } }), ana)).toEqual([]);
  });

  test('an unassignable customer is on no list, and not called owned', () => {
    const lists = dayOf([{ owner: -1 }]);
    expect(lists).toMatchObject({ notToday: [], worker: Int32Array.of(-1) });
  });
});

describe('an absent agent', () => {
  test('hands the day to the substitute, among whose own customers the order decides', () => {
    const lists = dayOf(
      [
        { owner: ana, valuation: 70 },
        { owner: ben, valuation: 50 },
        { owner: ben, valuation: 90 },
      ],
      { [ana]: { absent: true, substitute: ben } },
    );
    expect(listOf(lists, ana)).toEqual([]);
    expect(listOf(lists, ben)).toEqual([2, 0, 1]);
    expect(lists.days[ben]?.standingIn).toBe(1);
  });

  test("whose substitute is absent too is stood in for by the substitute's", () => {
    const lists = dayOf([{ owner: ana }], {
      [ana]: { absent: true, substitute: ben },
      [ben]: { absent: true, substitute: carla },
    });
    expect(listOf(lists, carla)).toEqual([0]);
  });

  test('without a present substitute keeps the customers, who wait with the reason', () => {
    const lists = dayOf([{ owner: ana }], { [ana]: { absent: true } });
    expect(lists.notToday).toEqual([{ customer: 0, reason: 'no-substitute' }]);
  });

  test('in a circle of absent substitutes keeps the customers too', () => {
    const lists = dayOf([{ owner: ana }], {
      [ana]: { absent: true, substitute: ben },
      [ben]: { absent: true, substitute: ana },
    });
    expect(lists.notToday).toEqual([{ customer: 0, reason: 'no-substitute' }]);
  });

  test('is stood in for only by who may serve the customer', () => {
    const lists = dayOf([{ owner: ana, class: 1 }], {
      [ana]: { absent: true, substitute: ben },
      [ben]: { substitute: carla },
    });
    expect(listOf(lists, carla)).toEqual([0]);
  });
});

test('a substitute who does not exist is refused', () => {
  expect(() => dayOf([], { [ana]: { substitute: 9 } })).toThrow(SaldoError);
});

describe("today's lists, whatever the day", () => {
  const anyDay = fc.record({
    agents: fc.array(
      fc.record({
        capacityMinutes: fc.integer({ min: 0, max: 90 }),
        absent: fc.boolean(),
        substitute: fc.integer({ min: -1, max: 3 }),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    rows: fc.array(
      fc.record({
        owner: fc.integer({ min: -1, max: 3 }),
        valuation: fc.integer({ min: 0, max: 100 }),
        amount: fc.integer({ min: 0, max: 1_000 }),
        effort: fc.integer({ min: 1, max: 120 }),
        class: fc.integer({ min: 0, max: 1 }),
      }),
    ),
  });

  function holdsForAny(rule: (problem: DailyProblem, lists: DailyLists) => void) {
    fc.assert(
      fc.property(anyDay, ({ agents, rows }) => {
        const problem = {
          agents: agents.map((agent, i) => ({ id: `A${i}`, ...agent })),
          classes: [
            { id: 'early', eligible: [0, 1, 2, 3] },
            { id: 'german', eligible: [2, 3] },
          ],
          customers: columnsOf(rows),
        };
        rule(problem, planDay(problem));
      }),
    );
  }

  test('the absent work nothing', () => {
    holdsForAny(({ agents }, { days }) => {
      for (const { agent, customers } of days) {
        if (agents[agent]?.absent) expect(customers).toHaveLength(0);
      }
    });
  });

  test('minutes exceed the capacity only for a single customer longer than the day', () => {
    holdsForAny(({ customers }, { days, certificates }) => {
      certificates.forEach(({ capacityMinutes, plannedMinutes }, agent) => {
        const list = [...(days[agent]?.customers ?? [])];
        const sum = list.reduce((minutes, one) => minutes + (customers.effort[one] ?? 0), 0);
        expect(plannedMinutes).toBe(sum);
        if (plannedMinutes > capacityMinutes) expect(list).toHaveLength(1);
      });
    });
  });

  test('every owned customer is on one list or waits for one reason', () => {
    holdsForAny(({ customers }, { days, notToday }) => {
      const listed = days.flatMap((day) => [...day.customers]);
      const seen = [...listed, ...notToday.map(({ customer }) => customer)].sort((a, b) => a - b);
      const owned = [...customers.owner.keys()].filter((one) => (customers.owner[one] ?? -1) >= 0);
      expect(seen).toEqual(owned);
    });
  });

  test('who waits for capacity would not fit in the minutes that are left', () => {
    holdsForAny(({ customers, agents }, { notToday, certificates }) => {
      for (const { customer, reason } of notToday) {
        const owner = customers.owner[customer] ?? -1;
        if (reason !== 'capacity' || agents[owner]?.absent) continue;
        const day = certificates[owner];
        const left = (day?.capacityMinutes ?? 0) - (day?.plannedMinutes ?? 0);
        if (day?.capacityMinutes !== 0) expect(customers.effort[customer]).toBeGreaterThan(left);
      }
    });
  });
});
