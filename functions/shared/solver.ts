import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SolveLp } from '../../srv/domain/balance/linear-program.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';

/** The solver's WebAssembly lies beside the bundled function. */
export async function loadBundledSolver(): Promise<SolveLp> {
  const file = join(process.env.LAMBDA_TASK_ROOT ?? '.', 'highs.wasm');
  return loadLpSolver({ wasmBinary: await readFile(file) });
}
