import { fillPortfolio } from '../../bench/portfolio.ts';
import { coldStart, emptyFunction, STARTS, WANTED_MS } from '../support/lambda/cold-start.ts';
import { type LambdaWorld, startLambdaWorld } from '../support/lambda/lambda-world.ts';

const DAY = '2026-11-23';
/** What a function that does nothing takes on the idle machine that the limits are for (bench/cold-start.ts). */
const EMPTY_MS = 80;
const NIGHT_FUNCTIONS = ['plan-night', 'evaluate-partition', 'balance', 'publish'];

let world: LambdaWorld;

beforeAll(async () => {
  world = await startLambdaWorld({});
  await fillPortfolio(world.db, { customers: 100, businessDate: DAY });
  await world.function('plan-night').invoke({ businessDate: DAY });
}, 180_000);
afterAll(() => world?.stop());

test('starts each function in the time that it has, by what an empty one takes here and now', async () => {
  const empty = await emptyFunction(world.root);
  const times: Record<string, number>[] = [];
  for (let round = 0; round < 5; round += 1) {
    const took = { empty: await coldStart(empty, {}) };
    for (const name of NIGHT_FUNCTIONS) {
      const started = await coldStart(world.function(name).settings, eventFor(name));
      Object.assign(took, { [name]: started });
    }
    times.push(took);
  }
  for (const name of NIGHT_FUNCTIONS) {
    // Against the empty one of the same round, since other work may slow a round down.
    const perEmpty = times.map((took) => (took[name] ?? 0) / (took.empty ?? 0));
    const median = perEmpty.toSorted((a, b) => a - b)[2] ?? 0;
    console.info(`Cold start of ${name}: ${median.toFixed(1)} times an empty function's.`);
    expect(median * EMPTY_MS).toBeLessThan(WANTED_MS.database);
  }
}, 60_000);

/** One that finds its work done before. */
function eventFor(name: string): object {
  return name === 'plan-night' ? { businessDate: DAY } : (STARTS[name]?.event ?? {});
}
