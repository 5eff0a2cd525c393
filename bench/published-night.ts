import type { Database } from '../srv/platform/database.ts';
import { loadLpSolver } from '../srv/platform/linear-program.ts';
import { runNight } from '../srv/runs/night.ts';
import { LOOKBACK, PARTITION_SIZE } from './evaluate-portfolio.ts';
import { DAY, NIGHT } from './evaluate-target.ts';

/** Runs a whole night that has to publish every segment; says how many positions there are. */
export async function publishNight(db: Database): Promise<number> {
  const nights = await runNight(db, {
    businessDate: DAY,
    clock: () => NIGHT,
    solve: await loadLpSolver(),
    partitionSize: PARTITION_SIZE,
    lookback: LOOKBACK,
  });
  const failed = nights.find(({ status }) => status === 'failed');
  if (failed) throw new Error(`${failed.segment} has no lists: ${failed.message}`);
  return positionsIn(db);
}

export async function positionsIn(db: Database): Promise<number> {
  const [{ positions } = { positions: 0 }] = await db.query<{ positions: number }>(
    'SELECT COUNT(*) AS positions FROM saldo_worklists_Positions',
  );
  return positions;
}
