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
  temporary?: number;
  cap?: number;
}

const ana = 0;
const ben = 1;
const carla = 2;
const dora = 3;

/** Ana, Ben, Carla and Dora with an hour each; everybody may serve class 0, only Carla class 1. */
function dayOf(
  rows: Row[],
  changes: Record<number, Partial<DailyProblem['agents'][number]>> = {},
  effortCaps: number[] = [],
) {
  const agents = ['ana', 'ben', 'carla', 'dora'].map((id, agent) => ({
    id,
    capacityMinutes: 60,
    absent: false,
    substitutes: [],
    ...changes[agent],
  }));
  const classes = [
    { id: 'early', eligible: [ana, ben, carla, dora] },
    { id: 'german', eligible: [carla] },
  ];
  return planDay({ agents, classes, customers: columnsOf(rows), effortCaps });
}

function columnsOf(rows: Row[]): DailyProblem['customers'] {
  return {
    owner: Int32Array.from(rows, ({ owner }) => owner),
    valuation: Float64Array.from(rows, ({ valuation }) => valuation ?? 50),
    amount: Float64Array.from(rows, ({ amount }) => amount ?? 100_00),
    effort: Float64Array.from(rows, ({ effort }) => effort ?? 10),
    classIndex: Int32Array.from(rows, (row) => row.class ?? 0),
    temporaryAgent: Int32Array.from(rows, ({ temporary }) => temporary ?? -1),
    capIndex: Int32Array.from(rows, ({ cap }) => cap ?? -1),
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
      { [ana]: { absent: true, substitutes: [ben] } },
    );
    expect(listOf(lists, ana)).toEqual([]);
    expect(listOf(lists, ben)).toEqual([2, 0, 1]);
    expect(lists.days[ben]?.standingIn).toBe(1);
  });

  test('goes to the first of the substitutes who is here', () => {
    const substitutes = [ben, carla];
    const changes = { [ana]: { absent: true, substitutes } };
    expect(listOf(dayOf([{ owner: ana }], changes), ben)).toEqual([0]);
    const benIsAway = { ...changes, [ben]: { absent: true } };
    expect(listOf(dayOf([{ owner: ana }], benIsAway), carla)).toEqual([0]);
  });

  test("asks all own substitutes before any substitute's substitute", () => {
    const lists = dayOf([{ owner: ana }], {
      [ana]: { absent: true, substitutes: [ben, carla] },
      [ben]: { absent: true, substitutes: [dora] },
    });
    expect(listOf(lists, carla)).toEqual([0]);
  });

  test("whose substitute is absent too is stood in for by the substitute's", () => {
    const lists = dayOf([{ owner: ana }], {
      [ana]: { absent: true, substitutes: [ben] },
      [ben]: { absent: true, substitutes: [carla] },
    });
    expect(listOf(lists, carla)).toEqual([0]);
  });

  test('without a present substitute keeps the customers, who wait with the reason', () => {
    const lists = dayOf([{ owner: ana }], { [ana]: { absent: true } });
    expect(lists.notToday).toEqual([{ customer: 0, reason: 'no-substitute' }]);
  });

  test('in a circle of absent substitutes keeps the customers too', () => {
    const lists = dayOf([{ owner: ana }], {
      [ana]: { absent: true, substitutes: [ben] },
      [ben]: { absent: true, substitutes: [ana] },
    });
    expect(lists.notToday).toEqual([{ customer: 0, reason: 'no-substitute' }]);
  });

  test('is stood in for only by who may serve the customer', () => {
    const lists = dayOf([{ owner: ana, class: 1 }], {
      [ana]: { absent: true, substitutes: [ben] },
      [ben]: { substitutes: [carla] },
    });
    expect(listOf(lists, carla)).toEqual([0]);
  });
});

describe('a temporary assignment', () => {
  test("puts the customer on the other agent's list, in the order of their day", () => {
    const lists = dayOf([
      { owner: ana, valuation: 60, temporary: ben },
      { owner: ben, valuation: 40 },
      { owner: ana, valuation: 90 },
    ]);
    expect(listOf(lists, ben)).toEqual([0, 1]);
    expect(listOf(lists, ana)).toEqual([2]);
    expect(lists.days[ben]?.standingIn).toBe(1);
  });

  test('leaves the day to the owner while the other agent is absent', () => {
    const lists = dayOf([{ owner: ana, temporary: ben }], { [ben]: { absent: true } });
    expect(listOf(lists, ana)).toEqual([0]);
  });

  test('to who may not serve the customer is passed over', () => {
    expect(listOf(dayOf([{ owner: carla, class: 1, temporary: ben }]), carla)).toEqual([0]);
  });

  test("comes before the absent owner's substitutes", () => {
    const absent = { [ana]: { absent: true, substitutes: [ben] } };
    expect(listOf(dayOf([{ owner: ana, temporary: carla }], absent), carla)).toEqual([0]);
  });
});

describe("a strategy's effort cap", () => {
  const rows = [
    { owner: ana, valuation: 50, cap: 0 },
    { owner: ben, valuation: 70, cap: 0 },
    { owner: ana, valuation: 90, cap: 0 },
    { owner: ben, valuation: 10 },
  ];

  test("gives its minutes to the strategy's first customers, whoever works them", () => {
    const lists = dayOf(rows, {}, [20]);
    expect([listOf(lists, ana), listOf(lists, ben)]).toEqual([[2], [1, 3]]);
    expect(lists.notToday).toEqual([{ customer: 0, reason: 'effort-cap' }]);
  });

  test('of no minutes leaves all its customers to automatic treatment', () => {
    const { notToday } = dayOf(rows, {}, [0]);
    expect(notToday.map(({ reason }) => reason)).toEqual([
      'effort-cap',
      'effort-cap',
      'effort-cap',
    ]);
  });

  test('is not used up by customers for whom their agent has no minutes', () => {
    const lists = dayOf(rows, { [ana]: { capacityMinutes: 0 } }, [20]);
    expect(lists.notToday.map(({ reason }) => reason)).toEqual(['capacity', 'capacity']);
    expect(listOf(lists, ben)).toEqual([1, 3]);
  });
});

test('a substitute who does not exist is refused', () => {
  expect(() => dayOf([], { [ana]: { substitutes: [9] } })).toThrow(SaldoError);
});

describe("today's lists, whatever the day", () => {
  const anyOrder = (agents: number[]) => fc.shuffledSubarray(agents, { minLength: agents.length });
  const anyDay = fc.record({
    agents: fc.array(
      fc.record({
        capacityMinutes: fc.integer({ min: 0, max: 90 }),
        absent: fc.boolean(),
        substitutes: fc.subarray([0, 1, 2, 3]).chain(anyOrder),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    effortCaps: fc.tuple(fc.integer({ min: 0, max: 300 }), fc.constant(Infinity)),
    rows: fc.array(
      fc.record({
        owner: fc.integer({ min: -1, max: 3 }),
        valuation: fc.integer({ min: 0, max: 100 }),
        amount: fc.integer({ min: 0, max: 1_000 }),
        effort: fc.integer({ min: 1, max: 120 }),
        class: fc.integer({ min: 0, max: 1 }),
        temporary: fc.integer({ min: -1, max: 3 }),
        cap: fc.integer({ min: -1, max: 1 }),
      }),
    ),
  });

  function holdsForAny(rule: (problem: DailyProblem, lists: DailyLists) => void) {
    fc.assert(
      fc.property(anyDay, ({ agents, rows, effortCaps }) => {
        const problem = {
          agents: agents.map((agent, i) => ({ id: `A${i}`, ...agent })),
          classes: [
            { id: 'early', eligible: [0, 1, 2, 3] },
            { id: 'german', eligible: [2, 3] },
          ],
          customers: columnsOf(rows),
          effortCaps,
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
        const isOwners = (customers.temporaryAgent[customer] ?? -1) < 0;
        if (reason !== 'capacity' || !isOwners || agents[owner]?.absent) continue;
        const day = certificates[owner];
        const left = (day?.capacityMinutes ?? 0) - (day?.plannedMinutes ?? 0);
        if (day?.capacityMinutes !== 0) expect(customers.effort[customer]).toBeGreaterThan(left);
      }
    });
  });

  test("no strategy takes more of the agents' time than its cap", () => {
    holdsForAny(({ customers, effortCaps }, { worker }) => {
      effortCaps.forEach((minutes, cap) => {
        const taken = [...worker.keys()]
          .filter((one) => customers.capIndex[one] === cap && (worker[one] ?? -1) >= 0)
          .reduce((sum, one) => sum + (customers.effort[one] ?? 0), 0);
        expect(taken).toBeLessThanOrEqual(minutes);
      });
    });
  });

  test('whom a present agent works for a while is on nobody else’s list', () => {
    holdsForAny(({ customers, agents, classes }, { worker }) => {
      worker.forEach((agent, customer) => {
        const named = customers.temporaryAgent[customer] ?? -1;
        const mayServe = classes[customers.classIndex[customer] ?? -1]?.eligible.includes(named);
        if (agent < 0 || !mayServe || agents[named]?.absent !== false) return;
        expect(agent).toBe(named);
      });
    });
  });
});
