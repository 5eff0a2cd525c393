import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { deployTemplate, removeTemplates } from '../support/templates.ts';
import { mutationOf, none } from './mutations.ts';
import { replayOf, type SeedRange } from './play-seeds.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import { SimImage } from './sim-image.ts';
import type { Told, Work } from './simulate-worker.ts';
import { Totals } from './totals.ts';

/**
 * `npm run simulate -- --seeds 5000 --from 1`: plays seeds on all processors; the last line is a JSON
 * summary, and the exit code is 1 when a seed breaks a promise. `--seed N --trace` replays one and
 * prints its history. `--workers N` for fewer processors, `--template FILE` for a SQLite file with
 * the model deployed, `--without NAME` to leave out a safeguard of mutations.ts.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    template: { type: 'string' },
    without: { type: 'string' },
  },
});

const count = values.seed === undefined ? numberOf('seeds') : 1;
const from = numberOf(values.seed === undefined ? 'from' : 'seed');
const totals = new Totals();
const failed: number[] = [];
const template = values.template ?? (await deployTemplate({ model: 'db' }));
const startedAt = performance.now();
if (values.seed === undefined) await playInWorkers();
else await replay();
await removeTemplates();
printSummary();

/** A whole number from the command line. */
function numberOf(name: 'seeds' | 'from' | 'seed' | 'workers'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} ${values[name]}: give a whole number from 1 on.`);
  process.exit(2);
}

async function replay(): Promise<void> {
  const mutation = values.without === undefined ? none : mutationOf(values.without);
  const options = { mutation, trace: values.trace };
  const report = await runSeed(new SimImage(template), from, options);
  for (const line of report.trace) console.log(line);
  totals.add(report);
  if (report.violations.length > 0) tellBroken(report);
}

/** Each worker plays every so manieth seed. */
async function playInWorkers(): Promise<void> {
  const workers = Math.min(numberOf('workers'), count);
  const ranges = Array.from({ length: workers }, (_, place) => {
    return { from: from + place, count: count - place, step: workers, without: values.without };
  });
  await Promise.all(ranges.map(playInWorker));
}

async function playInWorker(range: SeedRange): Promise<void> {
  const workerData: Work = { template, range };
  const worker = new Worker(new URL('./simulate-worker.ts', import.meta.url), { workerData });
  worker.on('message', (told: Told) => {
    if ('broken' in told) tellBroken(told.broken);
    else totals.addAll(told.counts);
  });
  await once(worker, 'exit');
}

function tellBroken(report: SeedReport): void {
  failed.push(report.seed);
  console.error(`seed ${report.seed} breaks a promise (${replayOf(report, values.without)}):`);
  for (const violation of report.violations) console.error(`  ${violation}`);
}

function printSummary(): void {
  const seconds = (performance.now() - startedAt) / 1000;
  const speed = {
    seconds: Number(seconds.toFixed(1)),
    seedsPerSecond: Math.round(count / seconds),
  };
  const { sums, faults, situations } = totals.counts;
  failed.sort((a, b) => a - b);
  console.log(
    JSON.stringify({ seeds: count, from, failed, ...sums, faults, situations, ...speed }),
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}
