import fc from 'fast-check';
import { dimensions } from '../../../srv/domain/balance/certificate.ts';
import type { OwnershipProblem } from '../../../srv/domain/balance/ownership-types.ts';
import { planOwnership } from '../../../srv/domain/balance/plan-ownership.ts';
import { loadLpSolver } from '../../../srv/platform/linear-program.ts';
import { anyPortfolio } from './arbitrary-portfolio.ts';
import { loadsOf, ownableAgents } from './independent-check.ts';
import { problemOf } from './portfolio.ts';

const solve = await loadLpSolver();

describe('the lower bound of a certificate', () => {
  test('no assignment at all has a lower maximum load', () => {
    const alone = anyPortfolio(6, 3).map((portfolio) => ({
      ...portfolio,
      customers: portfolio.customers.map((row) => ({ ...row, connected: undefined })),
    }));
    fc.assert(
      fc.property(alone, (portfolio) => {
        const problem = problemOf(portfolio);
        const { certificates } = planOwnership(problem, solve);
        const assignments = everyAssignment(problem);
        for (const { agents, dimensions: certified } of certificates) {
          const all = assignments.map((owner) => loadsOf(problem, owner, agents));
          dimensions.forEach((dimension, d) => {
            const best = Math.min(...all.map((loads) => Math.max(...loads[dimension].relative)));
            expect(certified[d]?.lowerBound).toBeLessThanOrEqual(best * (1 + 1e-9));
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a class that few may serve raises it above the even share', () => {
    const customers = Array.from({ length: 12 }, (_, i) => {
      return { id: `C${i}`, class: i < 9 ? 'german' : 'spanish', amount: 100_00 };
    });
    const { certificates } = planOwnership(
      problemOf({
        agents: { ana: 1, ben: 1, carla: 1 },
        classes: { german: ['ana'], spanish: ['ana', 'ben', 'carla'] },
        customers,
      }),
      solve,
    );
    const [count, amount] = certificates[0]?.dimensions ?? [];
    expect(count).toMatchObject({ ideal: 4, maximum: 9 });
    expect(count?.lowerBound).toBeCloseTo(9, 5);
    expect(amount?.gap).toBeCloseTo(0, 5);
  });
});

/** Every way to give each customer to one of the agents who may own the customer. */
function everyAssignment(problem: OwnershipProblem): Int32Array[] {
  const count = problem.customers.amount.length;
  let assignments = [new Int32Array(count).fill(-1)];
  for (let customer = 0; customer < count; customer++) {
    const agents = ownableAgents(problem, customer);
    if (agents.length === 0) continue;
    assignments = assignments.flatMap((owner) =>
      agents.map((agent) => owner.with(customer, agent)),
    );
  }
  return assignments;
}
