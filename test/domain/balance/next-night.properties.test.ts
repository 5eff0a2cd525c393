import fc from 'fast-check';
import type { Ownership, OwnershipProblem } from '../../../srv/domain/balance/ownership-types.ts';
import { planOwnership } from '../../../srv/domain/balance/plan-ownership.ts';
import { loadLpSolver } from '../../../srv/platform/linear-program.ts';
import { anyPortfolio } from './arbitrary-portfolio.ts';
import { loadsOf, mayOwnCustomer, ownableAgents } from './independent-check.ts';
import { type CustomerRow, nextNight, type Portfolio, problemOf } from './portfolio.ts';

const solve = await loadLpSolver();
const maxImbalance = 0.05;

/** What changes from one night to the next. */
interface Change {
  leavers: readonly number[];
  gone: readonly number[];
  amounts: readonly number[];
  fresh: readonly CustomerRow[];
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  leavers: fc.array(fc.nat(5), { maxLength: 1 }),
  gone: fc.array(fc.nat(59), { maxLength: 3 }),
  amounts: fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 5 }),
  fresh: fc.array(
    fc.record({
      id: fc.nat(999).map((number) => `N${number}`),
      class: fc.constantFrom('early', 'german', 'late', 'small business'),
      amount: fc.integer({ min: 0, max: 5_000 }),
      effort: fc.constantFrom(5, 10, 15),
    }),
    { maxLength: 4 },
  ),
});

function changed(portfolio: Portfolio, { leavers, gone, amounts, fresh }: Change): Portfolio {
  const names = Object.keys(portfolio.agents);
  const left = new Set(leavers.map((index) => names[index]));
  const agents = Object.fromEntries(
    Object.entries(portfolio.agents).map(([id, share]) => [
      id,
      left.has(id) ? -Math.abs(share) : share,
    ]),
  );
  const kept = portfolio.customers
    .filter((_, index) => !gone.includes(index))
    .map((row, index) => ({ ...row, amount: amounts[index] ?? row.amount }));
  const customers = [...kept, ...new Map(fresh.map((row) => [row.id, row])).values()];
  return { ...portfolio, agents, customers };
}

/** Two nights of any portfolio, the second after any change. */
function afterAnyChange(rule: (problem: OwnershipProblem, ownership: Ownership) => void) {
  fc.assert(
    fc.property(anyPortfolio(), anyChange, (portfolio, change) => {
      const first = planOwnership(problemOf(portfolio), solve);
      const tomorrow = changed(nextNight(portfolio, first), change);
      const problem = problemOf(tomorrow);
      rule(problem, planOwnership(problem, solve));
    }),
    { numRuns: 100 },
  );
}

describe('the next night, whatever changed', () => {
  test('who leaves a present agent is fixed elsewhere, joins connected debtors or evens out loads', () => {
    afterAnyChange((problem, { moves }) => {
      for (const { customer, from, reason } of moves) {
        if (!mayOwnCustomer(problem, customer, from)) continue;
        expect(['fixed', 'connected', 'balance']).toContain(reason);
      }
    });
  });

  test('nobody moves for balance while everybody stays within the limit at home', () => {
    afterAnyChange((problem, { moves }) => {
      if (worstWithoutMoves(problem) > 1 + maxImbalance) return;
      expect(moves.filter(({ reason }) => reason === 'balance')).toEqual([]);
    });
  });

  test('connected debtors stay with one agent over the nights', () => {
    afterAnyChange((problem, { agent }) => {
      const groups = Map.groupBy(agent.keys(), (i) => problem.customers.connectedGroup[i] ?? -1);
      groups.delete(-1);
      for (const members of groups.values()) {
        const served = members.filter((one) => ownableAgents(problem, one).length > 0);
        const common = problem.agents.filter((_, one) =>
          served.every((customer) => ownableAgents(problem, customer).includes(one)),
        );
        if (common.length === 0) continue;
        expect(new Set(served.map((customer) => agent[customer])).size).toBeLessThan(2);
      }
    });
  });

  /** The fullest agent relative to the bound when balancing may move nobody. */
  function worstWithoutMoves(problem: OwnershipProblem): number {
    const knobs = { ...problem.knobs, maxMoves: 0 };
    return worst(planOwnership({ ...problem, knobs }, solve));
  }
});

function worst({ certificates }: Ownership): number {
  const gaps = certificates.flatMap(({ dimensions }) => dimensions.map(({ gap }) => gap));
  return 1 + Math.max(0, ...gaps);
}

describe('the next night of a bank, with one agent in twenty gone and 3 % of customers new', () => {
  const problem = bank();
  const first = planOwnership(problem, solve);
  const night = tomorrow(problem, first);
  const next = planOwnership(night, solve);

  test('every customer of a present agent is kept, but for one in a hundred whom a limit moves', () => {
    const present = [...night.customers.previousAgent].filter(
      (owner) => owner >= 0 && night.agents[owner]?.ownershipOpen,
    ).length;
    const moved = next.moves.filter(({ reason }) => reason !== 'left').length;
    expect(moved / present).toBeLessThan(0.01);
  });

  test('the fullest agent lies within 5 % of the bound in customers, amount and minutes', () => {
    for (const { agents, dimensions } of next.certificates) {
      const loads = loadsOf(night, next.agent, agents);
      for (const { dimension, lowerBound } of dimensions) {
        const fullest = Math.max(...loads[dimension].relative);
        expect(fullest / lowerBound).toBeLessThanOrEqual(1 + maxImbalance + 1e-9);
      }
    }
  });

  test('connected debtors are together on both nights', () => {
    for (const agent of [first.agent, next.agent]) {
      const groups = Map.groupBy(agent.keys(), (i) => problem.customers.connectedGroup[i] ?? -1);
      groups.delete(-1);
      for (const members of groups.values()) {
        expect(new Set(members.map((one) => agent[one])).size).toBe(1);
      }
    }
  });
});

/** 4,000 customers, 40 agents in two groups with some who work for both; heavy-tailed amounts. */
function bank(): OwnershipProblem {
  const count = 4_000;
  const agents = Array.from({ length: 40 }, (_, index) => {
    return { id: `A${index}`, share: index % 8 === 0 ? 0.5 : 1, ownershipOpen: true };
  });
  const indices = [...agents.keys()];
  const classes = [
    { id: 'early', eligible: indices.filter((one) => one < 24) },
    { id: 'late', eligible: indices.filter((one) => one >= 20) },
  ];
  const spread = (index: number) => (index * 7_919) % 1_000;
  const customers = Array.from({ length: count }, (_, index) => index);
  return {
    agents,
    classes,
    knobs: { maxImbalance, maxMoves: Infinity },
    customers: {
      amount: Float64Array.from(customers, (one) => Math.floor(1e6 / (10 + spread(one)))),
      effort: Float64Array.from(customers, (one) => [6, 8, 10, 14][one % 4] ?? 6),
      classIndex: Int32Array.from(customers, (one) => (Math.floor(one / 2) % 5 < 3 ? 0 : 1)),
      previousAgent: new Int32Array(count).fill(-1),
      fixedAgent: new Int32Array(count).fill(-1),
      connectedGroup: Int32Array.from(customers, (one) =>
        one % 50 < 2 ? Math.floor(one / 50) : -1,
      ),
    },
  };
}

/** Two of forty agents have left; 3 % of the customers are new. */
function tomorrow(problem: OwnershipProblem, { agent }: Ownership): OwnershipProblem {
  const previousAgent = agent.map((owner, customer) => (customer % 33 === 5 ? -1 : owner));
  const agents = problem.agents.map((one, index) => ({
    ...one,
    ownershipOpen: index !== 7 && index !== 31,
  }));
  return { ...problem, agents, customers: { ...problem.customers, previousAgent } };
}
