import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { makeTargets, type Target } from './evaluate-target.ts';
import { type BenchResult, benchResult } from './result.ts';
import type { Tried } from './trial-part.ts';

export interface TrialBenchOptions {
  /** Customers of the portfolio; a little more than half are in the segment that is tried. */
  readonly customers?: number;
}

const NAMES = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

/** Customers a second that judge 200,000 in 30 seconds. */
const WANTED = 200_000 / 30;

/** Tries a strategy on a synthetic portfolio and on a tenth of it, each in a process of its own. */
export async function benchTrial({
  customers = 20_000,
}: TrialBenchOptions = {}): Promise<BenchResult[]> {
  const targets = await makeTargets();
  const results: BenchResult[] = [];
  try {
    for (const kind of ['sqlite', 'postgres'] as const) {
      const small = await measure(await targets.fill(kind, customers / 10));
      const large = await measure(await targets.fill(kind, customers));
      results.push(...figures(kind, small, large));
    }
    return results;
  } finally {
    await targets.remove();
  }
}

function figures(kind: Target['kind'], small: Tried, large: Tried): BenchResult[] {
  const result = (what: string, unit: string, value: number, limit: number) => ({
    ...benchResult({
      name: `try: ${NAMES[kind]}, ${what}`,
      value,
      unit,
      limit,
      rows: large.customers,
    }),
    rssMb: large.peakMb,
  });
  const speed = Math.round(large.customers / large.seconds);
  return [
    result('speed', 'customers/s', speed, WANTED),
    result('memory against a tenth', 'times', large.peakMb / small.peakMb, 1.3),
  ];
}

async function measure(target: Target): Promise<Tried> {
  const script = new URL('./trial-part.ts', import.meta.url).pathname;
  const args = ['--no-warnings', script, JSON.stringify(target)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Tried;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' } } });
  const results = await benchTrial({ customers: Number(values.customers) });
  console.table(results.map(({ peers: _, ...rest }) => rest));
}
