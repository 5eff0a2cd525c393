import { deployedSqlite } from '../support/deploy.ts';
import { FAULT_NAMES } from './faults.ts';
import { runSeed } from './run-seed.ts';
import { SimImage } from './sim-image.ts';

const SEEDS = 1_000;

let image: SimImage;

beforeAll(async () => {
  image = new SimImage(await deployedSqlite());
});

test(`mirror and write-back keep their promises in ${SEEDS} histories of faults`, async () => {
  const faults = new Set<string>();
  const broken: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const report = await runSeed(image, seed);
    for (const name of Object.keys(report.faults)) faults.add(name);
    const replay = `npm run simulate -- --seed ${seed} --trace`;
    broken.push(...report.violations.map((violation) => `${replay}: ${violation}`));
  }
  expect(broken).toEqual([]);
  expect([...faults].sort()).toEqual([...FAULT_NAMES].sort());
}, 300_000);

test('a seed gives the same history each time', async () => {
  const first = await runSeed(image, 4711, { trace: true });
  await runSeed(image, 4712);
  const second = await runSeed(image, 4711, { trace: true });
  expect(first.trace.length).toBeGreaterThan(50);
  expect(second).toEqual(first);
});
