import type { LinearProgram } from '../../srv/domain/balance/linear-program.ts';
import { packProgram } from '../../srv/domain/balance/lp-builder.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';

/** Two products from wood and hours: minimise cost while making at least so many. */
function program(least: number): LinearProgram {
  const columns = [
    {
      cost: 3,
      upper: 4,
      entries: [
        [0, 1],
        [1, 2],
      ] as const,
    },
    { cost: 5, upper: Infinity, entries: [[0, 1]] as const },
  ];
  return packProgram(columns, Float64Array.of(least, -Infinity), Float64Array.of(Infinity, 6));
}

describe('the solver of linear programs', () => {
  test('finds the cheapest solution within rows and bounds', async () => {
    const solve = await loadLpSolver();
    const { objective, columns } = solve(program(5));
    expect(objective).toBeCloseTo(19);
    expect(columns[0]).toBeCloseTo(3);
    expect(columns[1]).toBeCloseTo(2);
  });

  test('gives the same solution to the same program, whatever was solved between', async () => {
    const solve = await loadLpSolver();
    const first = solve(program(5));
    solve(program(9));
    expect([...solve(program(5)).columns]).toEqual([...first.columns]);
  });

  test('says that a program has no solution, with its size', async () => {
    const solve = await loadLpSolver();
    const impossible = { ...program(5), columnUpper: Float64Array.of(1, 1) };
    expect(() => solve(impossible)).toThrow(
      expect.objectContaining({ code: 'LP_NOT_OPTIMAL', details: expect.anything() }),
    );
  });
});
