import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { PostgresTarget } from '../evaluate-target.ts';
import type { Together } from './contention.ts';
import type { EvaluatedPartition } from './partition-worker.ts';

const SCRIPT = new URL('./partition-worker.ts', import.meta.url).pathname;

/**
 * What a customer takes while so many processes evaluate at once. They warm up on one copy of the
 * portfolio and are measured on another, for as long as none of them has run out of partitions.
 */
export async function evaluateTogether(
  copy: () => Promise<PostgresTarget>,
  workers: number,
): Promise<Together> {
  const processes = Array.from({ length: workers }, () =>
    fork(SCRIPT, { execArgv: ['--no-warnings'] }),
  );
  try {
    await evaluateAll(processes, await copy());
    const evaluated = await evaluateAll(processes, await copy());
    return { workers, customerSeconds: meanWhileAllWork(evaluated) };
  } finally {
    for (const one of processes) one.disconnect();
  }
}

/** The first plans, then all evaluate until nothing is left. */
async function evaluateAll(
  processes: readonly ChildProcess[],
  target: PostgresTarget,
): Promise<EvaluatedPartition[][]> {
  const [planner] = processes;
  await ask(planner, { do: 'plan', target });
  return Promise.all(processes.map((one) => ask(one, { do: 'evaluate', target })));
}

async function ask(process: ChildProcess, what: object): Promise<EvaluatedPartition[]> {
  process.send(what);
  const [answer] = await once(process, 'message');
  return answer as EvaluatedPartition[];
}

function meanWhileAllWork(evaluated: readonly EvaluatedPartition[][]): number {
  const firstIdle = Math.min(...evaluated.map((of) => of.at(-1)?.endedAt ?? 0));
  const measured = evaluated.flat().filter(({ endedAt }) => endedAt <= firstIdle);
  const customers = measured.reduce((sum, one) => sum + one.customers, 0);
  const milliseconds = measured.reduce((sum, one) => sum + one.endedAt - one.startedAt, 0);
  return milliseconds / 1_000 / customers;
}
