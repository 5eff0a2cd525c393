import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import type { Database } from '../srv/platform/database.ts';
import { loadLpSolver } from '../srv/platform/linear-program.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { runNight } from '../srv/runs/night.ts';
import { LOOKBACK, PARTITION_SIZE } from './evaluate-portfolio.ts';
import { DAY, NIGHT } from './evaluate-target.ts';
import { fillPortfolio } from './portfolio.ts';

export interface PublishedLists {
  readonly positions: number;
  /** Who has something on the list. */
  readonly agents: readonly string[];
}

/** A SQLite file with the services' views, a portfolio of so many customers, and a night that has run. */
export async function publishLists(file: string, customers: number): Promise<PublishedLists> {
  await deployDatabase(file, '*');
  const db = openSqlite(file);
  try {
    await fillPortfolio(db, { customers, businessDate: DAY });
    const nights = await runNight(db, {
      businessDate: DAY,
      clock: () => NIGHT,
      solve: await loadLpSolver(),
      partitionSize: PARTITION_SIZE,
      lookback: LOOKBACK,
    });
    const failed = nights.find(({ status }) => status === 'failed');
    if (failed) throw new Error(`${failed.segment} has no lists: ${failed.message}`);
    return await published(db);
  } finally {
    await db.close();
  }
}

async function published(db: Database): Promise<PublishedLists> {
  const [{ positions } = { positions: 0 }] = await db.query<{ positions: number }>(
    'SELECT COUNT(*) AS positions FROM saldo_worklists_Positions',
  );
  const agents = await db.query<{ agent: string }>(
    'SELECT DISTINCT agent FROM saldo_worklists_ListEntries ORDER BY agent',
  );
  return { positions, agents: agents.map(({ agent }) => agent) };
}
