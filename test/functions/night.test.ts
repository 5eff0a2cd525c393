import { fillPortfolio } from '../../bench/portfolio.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { faultsOf, type LambdaWorld, startLambdaWorld } from '../support/lambda/lambda-world.ts';
import { nightResult } from '../support/night-result.ts';

/** SALDO_FUNCTIONS_CUSTOMERS=20000 proves it at the size of a bank's branch, as .ci/run does. */
const CUSTOMERS = Number(process.env.SALDO_FUNCTIONS_CUSTOMERS ?? 400);
const PARTITION = Math.max(50, CUSTOMERS / 40);
const DAY = '2026-11-23';
const STEP_QUEUES = ['evaluate', 'balance', 'publish'] as const;
const NIGHT_FUNCTIONS = ['plan-night', 'evaluate-partition', 'balance', 'publish'];

let world: LambdaWorld;

beforeAll(async () => {
  world = await startLambdaWorld({ SALDO_PARTITION_SIZE: String(PARTITION) });
  await fillPortfolio(world.db, { customers: CUSTOMERS, businessDate: DAY });
});
afterAll(() => world?.stop());

/** Delivers until no queue has a message left; fails when something fails again and again. */
async function drain(): Promise<void> {
  for (let idle = 0; idle < STEP_QUEUES.length; ) {
    for (const queue of STEP_QUEUES) {
      const { received, failed } = await world.deliver(queue);
      if (failed)
        throw new Error(NIGHT_FUNCTIONS.map((name) => faultsOf(world.function(name))).join());
      idle = received ? 0 : idle + 1;
    }
  }
}

/** In the order of a night: each test goes on where the one before ended. */
describe('a night through the packaged functions, on PostgreSQL', () => {
  test('is planned by the schedule, once', async () => {
    const planned = await world.function('plan-night').invoke({ businessDate: DAY });
    expect(planned).toMatchObject({ status: 'answered' });
    const again = await world.function('plan-night').invoke({ businessDate: DAY });
    expect(again).toMatchObject({
      answer: expect.arrayContaining([expect.objectContaining({ status: 'planned-before' })]),
    });
    const partitions = await world.db.query('SELECT number FROM saldo_worklists_RunPartitions');
    expect(partitions.length).toBeGreaterThan(4);
  });

  test('gives a partition back that it has no time for, and when it is killed', async () => {
    const before = await countEvaluated();
    const short = await world.deliver('evaluate', 8);
    expect(short).toMatchObject({ done: 0, invoked: { status: 'answered' } });
    expect(world.function('evaluate-partition').logs.join('')).toContain('STEP_OUT_OF_TIME');
    // Over before it begins: of a rest of exactly 0 ms Powertools would keep the claim for an hour.
    const killed = await world.deliver('evaluate', -0.1);
    expect(killed).toMatchObject({ done: 0, invoked: { status: 'timed-out' } });
    expect(await countEvaluated()).toBe(before);
  });

  test('names only the message of a batch that asks for nothing known as failed', async () => {
    const unknownRun = { step: 'evaluate', run: '00000000-0000-4000-8000-000000000000', number: 1 };
    const Records = [
      { messageId: 'poison', body: '{"step":"pay-everyone"}' },
      { messageId: 'dropped run', body: JSON.stringify(unknownRun) },
    ];
    const invoked = await world.function('evaluate-partition').invoke({ Records });
    expect(invoked).toMatchObject({
      answer: { batchItemFailures: [{ itemIdentifier: 'poison' }] },
    });
  });

  test('says the same as a night in one process', async () => {
    await drain();
    const alone = openPostgres(await deployedPostgres());
    await fillPortfolio(alone, { customers: CUSTOMERS, businessDate: DAY });
    const clock = () => new Date().toISOString();
    const solve = await loadLpSolver();
    await runNight(alone, { businessDate: DAY, clock, solve, partitionSize: PARTITION, lookback });
    const result = await nightResult(world.db);
    expect(result.positions.length).toBeGreaterThan(CUSTOMERS / 2);
    expect(result).toEqual(await nightResult(alone));
    await alone.close();
  }, 600_000);
});

async function countEvaluated(): Promise<number> {
  const rows = await world.db.query(
    "SELECT number FROM saldo_worklists_RunPartitions WHERE status = 'evaluated'",
  );
  return rows.length;
}
