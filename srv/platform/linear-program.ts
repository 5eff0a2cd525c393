import highsModule, { type Highs, type InitOptions } from 'highs';
import type { LinearProgram, LinearSolution, SolveLp } from '../domain/balance/linear-program.ts';
import { SaldoError } from '../domain/errors.ts';

// The package describes its ES module as CommonJS; at run time the import is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;

/**
 * HiGHS as the solver of linear programs. Its WebAssembly (3.5 MB) is loaded once a process;
 * a bundle says by `locateFile` where the file lies (`wasmBinary` is ignored by highs 1.15).
 * @throws SaldoError LP_NOT_OPTIMAL when a program has no optimum
 */
export async function loadLpSolver(options: InitOptions = {}): Promise<SolveLp> {
  loading ??= loadHighs(options);
  const highs = await loading;
  return (program) => solve(highs, program);
}

/**
 * Interior point with crossover to a corner: measured five times as fast as simplex on quotas for a
 * thousand agents. Simplex is the fallback where interior point does not end.
 */
const methods = ['ipm', 'simplex'];

function solve(highs: Highs, program: LinearProgram): LinearSolution {
  return highs.withModel(modelOf(program), (model) => {
    model.options.set({ output_flag: false });
    for (const solver of methods) {
      model.options.set({ solver });
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) continue;
      return { objective: model.getObjectiveValue(), columns: model.getSolution().colValue };
    }
    throw notOptimal(model.getModelStatus(), program);
  });
}

function modelOf(program: LinearProgram) {
  return {
    numCols: program.cost.length,
    numRows: program.rowLower.length,
    colCost: program.cost,
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csc' as const,
      numCols: program.cost.length,
      numRows: program.rowLower.length,
      starts: program.starts,
      indices: program.rows,
      values: program.values,
    },
  };
}

function notOptimal(status: number, program: LinearProgram): SaldoError {
  return new SaldoError(
    'LP_NOT_OPTIMAL',
    `The linear program (${program.cost.length} columns, ${program.rowLower.length} rows) ended ` +
      `with HiGHS status ${status}; check that shares and weights are finite and not negative`,
    { status, columns: program.cost.length, rows: program.rowLower.length },
  );
}
