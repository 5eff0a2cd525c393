import fc from 'fast-check';
import { dimensions } from '../../../srv/domain/balance/certificate.ts';
import type { Ownership, OwnershipProblem } from '../../../srv/domain/balance/ownership-types.ts';
import { planOwnership } from '../../../srv/domain/balance/plan-ownership.ts';
import { loadLpSolver } from '../../../srv/platform/linear-program.ts';
import { anyPortfolio } from './arbitrary-portfolio.ts';
import { loadsOf, mayOwnCustomer, ownableAgents } from './independent-check.ts';
import { nextNight, ownersByName, type Portfolio, problemOf } from './portfolio.ts';

const solve = await loadLpSolver();

function holdsForAny(
  rule: (problem: OwnershipProblem, ownership: Ownership, portfolio: Portfolio) => void,
) {
  fc.assert(
    fc.property(anyPortfolio(), (portfolio) => {
      const problem = problemOf(portfolio);
      rule(problem, planOwnership(problem, solve), portfolio);
    }),
    { numRuns: 100 },
  );
}

describe('ownership, whatever the portfolio', () => {
  test('nobody gets a customer they may not serve, and leavers own nothing', () => {
    holdsForAny((problem, { agent }) => {
      agent.forEach((owner, customer) => {
        if (owner >= 0) expect(mayOwnCustomer(problem, customer, owner)).toBe(true);
      });
    });
  });

  test('only a customer whom no agent may serve is unassignable, and each is counted', () => {
    holdsForAny((problem, { agent, unassignable }) => {
      agent.forEach((owner, customer) => {
        expect(owner < 0).toBe(ownableAgents(problem, customer).length === 0);
      });
      const counted = unassignable.reduce((sum, { customers }) => sum + customers, 0);
      expect(counted).toBe(agent.filter((owner) => owner < 0).length);
    });
  });

  test('a fixed agent who may serve the customer owns the customer', () => {
    holdsForAny(({ customers, ...rest }, { agent }) => {
      const problem = { customers, ...rest };
      customers.fixedAgent.forEach((fixed, customer) => {
        if (fixed < 0 || !mayOwnCustomer(problem, customer, fixed)) return;
        expect(agent[customer]).toBe(fixed);
      });
    });
  });

  test('connected debtors who share an agent stay together', () => {
    holdsForAny((problem, { agent }) => {
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

  test('run again on its own result, nobody moves', () => {
    holdsForAny((_, ownership, portfolio) => {
      const again = planOwnership(problemOf(nextNight(portfolio, ownership)), solve);
      expect(again.moves).toEqual([]);
      expect([...again.agent]).toEqual([...ownership.agent]);
    });
  });

  test('the order in which rows are read does not matter', () => {
    const shuffled = anyPortfolio().chain((portfolio) =>
      fc.tuple(
        fc.constant(portfolio),
        fc.shuffledSubarray(portfolio.customers, { minLength: portfolio.customers.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([portfolio, customers]) => {
        const other = { ...portfolio, customers };
        const here = planOwnership(problemOf(portfolio), solve);
        const there = planOwnership(problemOf(other), solve);
        expect(ownersByName(other, there)).toEqual(ownersByName(portfolio, here));
      }),
      { numRuns: 100 },
    );
  });

  test('the certificate can be recomputed from the assignment alone', () => {
    holdsForAny((problem, ownership) => {
      for (const certificate of ownership.certificates) {
        const loads = loadsOf(problem, ownership.agent, certificate.agents);
        certificate.dimensions.forEach(({ dimension, total, maximum, lowerBound, gap }) => {
          const own = loads[dimension];
          expect(maximum).toBeCloseTo(Math.max(...own.relative), 6);
          expect(total).toBeCloseTo(own.total, 6);
          expect(maximum).toBeGreaterThanOrEqual(lowerBound * (1 - 1e-9));
          expect(gap).toBeCloseTo(lowerBound > 0 ? maximum / lowerBound - 1 : 0, 6);
        });
      }
    });
  });

  test('no customer, no unit of money and no minute is lost or doubled', () => {
    holdsForAny((problem, { agent, certificates }) => {
      const owned = loadsOf(problem, agent, [...problem.agents.keys()]);
      dimensions.forEach((dimension, d) => {
        const certified = certificates.reduce(
          (sum, { dimensions: parts }) => sum + (parts[d]?.total ?? 0),
          0,
        );
        expect(certified).toBeCloseTo(owned[dimension].total, 6);
      });
      const agents = certificates.flatMap((one) => one.agents);
      expect(new Set(agents).size).toBe(agents.length);
    });
  });

  test('every change of owner is told, with a reason that fits', () => {
    holdsForAny(({ customers, agents }, { agent, moves, certificates }) => {
      const changed = [...agent.keys()].filter((one) => {
        const before = customers.previousAgent[one] ?? -1;
        return before >= 0 && (agent[one] ?? -1) >= 0 && agent[one] !== before;
      });
      expect(moves.map(({ customer }) => customer)).toEqual(changed);
      for (const { from, reason } of moves) {
        expect(reason === 'left').toBe(agents[from]?.ownershipOpen === false);
      }
      expect(certificates.reduce((sum, { moved }) => sum + moved, 0)).toBe(moves.length);
    });
  });

  test('moves for balance never exceed what the supervisor allows', () => {
    fc.assert(
      fc.property(anyPortfolio(), fc.integer({ min: 0, max: 10 }), (portfolio, maxMoves) => {
        const { moves } = planOwnership(problemOf({ ...portfolio, maxMoves }), solve);
        const forBalance = moves.filter(({ reason }) => reason === 'balance');
        expect(forBalance.length).toBeLessThanOrEqual(maxMoves);
      }),
      { numRuns: 100 },
    );
  });
});
