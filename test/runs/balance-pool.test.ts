import { balanceComponent } from '../../srv/domain/balance/balance-component.ts';
import type { Component } from '../../srv/domain/balance/components.ts';
import { prepareOwnership } from '../../srv/domain/balance/plan-ownership.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openBalancePool } from '../../srv/runs/balance-pool.ts';
import { problemOf } from '../domain/balance/portfolio.ts';

const solve = await loadLpSolver();

/** Three groups of two agents, none in common, with more customers each. */
const problem = problemOf({
  agents: { ana: 1, ben: 1, carla: 1, dora: 0.5, emil: 1, fay: 1 },
  classes: { early: ['ana', 'ben'], late: ['carla', 'dora'], preventive: ['emil', 'fay'] },
  customers: Array.from({ length: 90 }, (_, index) => ({
    id: `C${index}`,
    class: ['early', 'late', 'late', 'preventive', 'preventive', 'preventive'][index % 6] ?? '',
    amount: 100_00 + ((index * 7919) % 1_000) * 100,
    effort: 5 + (index % 3),
  })),
});
const { components } = prepareOwnership(problem);
const here = components.map((component) => balanceComponent(component, problem.knobs, solve));

describe('groups that share no agent', () => {
  test.each([1, 2, 5])(
    'are balanced over %i threads as they are one after the other',
    async (threads) => {
      const pool = openBalancePool({ threads, solve, bigFrom: 1 });
      try {
        expect(await pool.balanceComponents(components, problem.knobs)).toEqual(here);
      } finally {
        await pool.close();
      }
    },
  );

  test('are balanced without a thread when only one of them is big', async () => {
    const pool = openBalancePool({ threads: 2, solve, bigFrom: 40 });
    expect(await pool.balanceComponents(components, problem.knobs)).toEqual(here);
    await pool.close();
  });

  test('fail when the threads are ended before they answer', async () => {
    const pool = openBalancePool({ threads: 2, solve, bigFrom: 1 });
    const balanced = pool.balanceComponents(components, problem.knobs);
    await Promise.all([
      expect(balanced).rejects.toMatchObject({ code: 'THREAD_FAILED' }),
      pool.close(),
    ]);
  });

  test('fail with the code of what went wrong in a thread', async () => {
    const pool = openBalancePool({ threads: 2, solve, bigFrom: 1 });
    const broken = components.map(
      (component): Component => ({ ...component, weights: [] as never }),
    );
    await expect(pool.balanceComponents(broken, problem.knobs)).rejects.toMatchObject({
      code: 'THREAD_FAILED',
    });
    await pool.close();
  });
});
