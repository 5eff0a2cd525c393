import { parseArgs } from 'node:util';
import { deployTemplate, removeTemplates } from '../support/templates.ts';
import { runSeed } from './run-seed.ts';
import { SimImage } from './sim-image.ts';

/**
 * `npm run simulate -- --seeds 5000 --from 1`: plays seeds; the last line is a JSON summary, and the
 * exit code is 1 when a seed breaks a promise. `--seed N --trace` replays one and prints its history.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});

const from = Number(values.seed ?? values.from);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;
const image = new SimImage(await deployTemplate({ model: 'db' }));
await removeTemplates();
const startedAt = performance.now();
const faults: Record<string, number> = {};
const failed: number[] = [];
const sums = { operations: 0, effects: 0, beyondControl: 0 };
for (let seed = from; seed < from + seeds; seed++) {
  const report = await runSeed(image, seed, { trace: values.trace });
  for (const [name, count] of Object.entries(report.faults)) {
    faults[name] = (faults[name] ?? 0) + count;
  }
  sums.operations += report.operations;
  sums.effects += report.effects;
  sums.beyondControl += report.beyondControl;
  for (const line of report.trace) console.log(line);
  if (report.violations.length === 0) continue;
  failed.push(seed);
  console.error(`seed ${seed} breaks a promise (npm run simulate -- --seed ${seed} --trace):`);
  for (const violation of report.violations) console.error(`  ${violation}`);
}
const seconds = (performance.now() - startedAt) / 1000;
const summary = { seeds, from, failed, ...sums, faults, seconds: Number(seconds.toFixed(1)) };
console.log(JSON.stringify(summary));
process.exitCode = failed.length === 0 ? 0 : 1;
