import { copyFile } from 'node:fs/promises';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import type { Database } from '../srv/platform/database.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { DAY } from './evaluate-target.ts';
import { fillPortfolio } from './portfolio.ts';
import { positionsIn, publishNight } from './published-night.ts';

export interface PublishedLists {
  readonly positions: number;
  /** Who has something on the list. */
  readonly agents: readonly string[];
}

export interface ListsWanted {
  /** Customers of the portfolio; four of five have a position. */
  readonly customers?: number;
  /** A database in which a night has run, of which a copy is taken. */
  readonly database?: string | undefined;
}

/** Puts published lists into a new file: a copy of the database that is given, else as `publishLists`. */
export async function listsIn(
  file: string,
  { customers = 5_000, database }: ListsWanted = {},
): Promise<PublishedLists> {
  if (!database) return publishLists(file, customers);
  await copyFile(database, file);
  const db = openSqlite(file);
  try {
    return { positions: await positionsIn(db), agents: await agentsOf(db) };
  } finally {
    await db.close();
  }
}

/** A SQLite file with the services' views, a portfolio of so many customers, and a night that has run. */
export async function publishLists(file: string, customers: number): Promise<PublishedLists> {
  await deployDatabase(file, '*');
  const db = openSqlite(file);
  try {
    await fillPortfolio(db, { customers, businessDate: DAY });
    const positions = await publishNight(db);
    return { positions, agents: await agentsOf(db) };
  } finally {
    await db.close();
  }
}

async function agentsOf(db: Database): Promise<string[]> {
  const agents = await db.query<{ agent: string }>(
    'SELECT DISTINCT agent FROM saldo_worklists_ListEntries ORDER BY agent',
  );
  return agents.map(({ agent }) => agent);
}
