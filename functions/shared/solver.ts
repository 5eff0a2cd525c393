import { join } from 'node:path';
import type { SolveLp } from '../../srv/domain/balance/linear-program.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';

/** The solver's WebAssembly lies beside the bundled function. */
export function loadBundledSolver(): Promise<SolveLp> {
  const { LAMBDA_TASK_ROOT = '.' } = process.env;
  return loadLpSolver({ locateFile: (file) => join(LAMBDA_TASK_ROOT, file) });
}
