import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import type { Evaluated } from './evaluate-portfolio.ts';
import type { Revalued } from './evaluate-revalue.ts';
import { makeTargets, type Target, type Targets } from './evaluate-target.ts';
import { type BenchResult, benchResult } from './result.ts';

export interface EvaluateOptions {
  /** Customers of the portfolio; they have five open items each. */
  readonly customers?: number;
}

/** As `npm run night` is started: a small young generation keeps the process small. */
const NODE_OPTIONS = ['--no-warnings', '--max-semi-space-size=16'];

/** Below so many customers a process ends before its memory has come to its level. */
const PLATEAU_FROM = 20_000;

const NAMES = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

/**
 * Evaluates a synthetic portfolio and a tenth of it on a SQLite file and on PostgreSQL, each in a
 * process of its own, so that its peak of memory is its own. The raw limit reads the same rows with
 * the same statements through the driver and writes the same rows, with nothing between.
 */
export async function benchEvaluate({
  customers = 20_000,
}: EvaluateOptions = {}): Promise<BenchResult[]> {
  const targets = await makeTargets();
  try {
    return [
      ...(await benchOn('sqlite', targets, customers)),
      ...(await benchOn('postgres', targets, customers)),
    ];
  } finally {
    await targets.remove();
  }
}

async function benchOn(
  kind: Target['kind'],
  targets: Targets,
  customers: number,
): Promise<BenchResult[]> {
  const tenth = await targets.fill(kind, customers / 10);
  const small = await best<Evaluated>('evaluate', tenth);
  const whole = await targets.fill(kind, customers);
  const large = await best<Evaluated>('evaluate', whole);
  const limit = await best<{ seconds: number }>('limit', whole);
  const fastest = kind === 'sqlite' ? await best<Evaluated>('threads', whole) : large;
  const payments = await measure<Revalued>('revalue', whole);
  const perSecond = ({ seconds }: Evaluated) => Math.round(large.customers / seconds);
  const result = (what: string, unit: string, value: number, limit: number, peers = {}) =>
    benchResult({
      name: `evaluate: ${NAMES[kind]}, ${what}`,
      value,
      unit,
      limit,
      peers,
      rows: large.customers,
      rssMb: large.peakMb,
    });
  const peakMb = Math.max(large.peakMb, fastest.peakMb);
  return [
    result('against the raw limit', 's', large.seconds, limit.seconds),
    result('speed', 'customers/s', perSecond(fastest), 10_000, { 'one thread': perSecond(large) }),
    result('peak of memory', 'MB', peakMb, 600),
    ...(small.customers < PLATEAU_FROM
      ? []
      : [result('memory against a tenth', 'times', large.peakMb / small.peakMb, 1.3)]),
    result('time against a tenth', 'times', large.seconds / small.seconds, 11),
    result('revalue after a payment, p95', 'ms', payments.p95, 50, { p50: payments.p50 }),
  ];
}

type Measured<Figures> = Figures & { readonly peakMb: number };

/** The faster of two: what else a machine does slows a measurement down, and never speeds it up. */
async function best<Figures extends { readonly seconds: number }>(
  part: string,
  target: Target,
): Promise<Measured<Figures>> {
  const first = await measure<Figures>(part, target);
  const second = await measure<Figures>(part, target);
  return second.seconds < first.seconds ? second : first;
}

async function measure<Figures>(part: string, target: Target): Promise<Measured<Figures>> {
  const script = new URL('./evaluate-part.ts', import.meta.url).pathname;
  const args = [...NODE_OPTIONS, script, part, JSON.stringify(target)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Measured<Figures>;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' } } });
  const results = await benchEvaluate({ customers: Number(values.customers) });
  console.table(results.map(({ peers: _, ...figures }) => figures));
}
