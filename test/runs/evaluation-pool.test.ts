import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { openEvaluationPool } from '../../srv/runs/evaluation-pool.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

test('a night whose evaluation thread has died fails with a code, it does not hang', async () => {
  const db = openSqlite(await deployedSqlite());
  await loadSmallBank(db, [{ partner: '100', items: [{ daysOverdue: 40, amount: '80.00' }] }]);
  const pool = openEvaluationPool({ file: '/nowhere/saldo.sqlite', lookback });
  const nights = async () =>
    runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
      evaluate: pool.evaluate,
    });
  await nights(); // the thread dies at the latest now
  const retail = (await nights()).find(({ segment }) => segment === 'DE-RETAIL');
  expect(retail).toMatchObject({
    status: 'failed',
    message: expect.stringContaining('THREAD_FAILED'),
  });
  const parts = await db.query('SELECT status, message FROM saldo_worklists_RunPartitions');
  expect(parts).toEqual([{ status: 'failed', message: expect.stringContaining('THREAD_FAILED') }]);
  await pool.close();
  await db.close();
});
