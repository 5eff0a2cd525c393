import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

test('a priority without minutes of work rejects its customers, not their segment', async () => {
  const db = openSqlite(await deployedSqlite());
  await loadSmallBank(db, [
    { partner: '100', items: [{ daysOverdue: 75, amount: '1200.50' }] },
    { partner: '101', items: [{ daysOverdue: 12, amount: '410.10' }] },
  ]);
  await db.execute(
    "DELETE FROM saldo_organization_EffortMinutes WHERE segment = 'DE-RETAIL' AND stage = 'late'",
  );
  const nights = await runNight(db, {
    businessDate: MONDAY,
    clock: () => '2026-11-23T03:00:00.000Z',
    solve: await loadLpSolver(),
    partitionSize: 10,
    lookback: DEFAULT_LOOKBACK,
  });
  const retail = nights.find(({ segment }) => segment === 'DE-RETAIL');
  expect(retail).toMatchObject({ status: 'published', counts: { positions: 1, rejected: 1 } });
  const rejected = await db.query(
    "SELECT objectKey, code FROM saldo_mirror_Rejections WHERE origin = 'evaluate'",
  );
  expect(rejected).toEqual([{ objectKey: 'S4/100', code: 'EFFORT_MISSING' }]);
  await db.close();
});
