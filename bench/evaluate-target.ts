import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import type { Database } from '../srv/platform/database.ts';
import { openPostgres } from '../srv/platform/postgres.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { createDatabaseIn } from '../test/support/postgres.ts';
import { type PostgresSettings, startPostgresCluster } from '../test/support/postgres-cluster.ts';
import { deployTemplate } from '../test/support/templates.ts';
import { fillPortfolio } from './portfolio.ts';

/** The Monday that the portfolio is as of, and the night's instant. */
export const DAY = '2026-11-23';
export const NIGHT = '2026-11-23T03:00:00.000Z';

/** A database to measure on, in a form that another process can be told. */
export type Target =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly settings: PostgresSettings };

export type PostgresTarget = Extract<Target, { kind: 'postgres' }>;

export interface Targets {
  /** A fresh deployed database with the synthetic portfolio in it. */
  fill(kind: Target['kind'], customers: number): Promise<Target>;
  /** As `fill` on PostgreSQL, as often as wanted: the portfolio is made once, the rest are copies. */
  fillCopies(customers: number): Promise<() => Promise<PostgresTarget>>;
  remove(): Promise<void>;
}

export function openTarget(target: Target): Database {
  return target.kind === 'sqlite' ? openSqlite(target.file) : openPostgres(target.settings);
}

/** Databases in a temporary folder and a PostgreSQL cluster of their own, gone with `remove`. */
export async function makeTargets(): Promise<Targets> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  const cluster = await startPostgresCluster();
  const fill: Targets['fill'] = async (kind, customers) => {
    const target = await deploy(kind, join(folder, `${customers}.db`), cluster.settings);
    const db = openTarget(target);
    await fillPortfolio(db, { customers, businessDate: DAY });
    // What autovacuum does on PostgreSQL a minute later, and nobody does on SQLite.
    if (kind === 'postgres') await db.execute('VACUUM ANALYZE');
    await db.close();
    return target;
  };
  return {
    fill,
    fillCopies: async (customers) => {
      const filled = await fill('postgres', customers);
      if (filled.kind !== 'postgres') throw new Error('Only PostgreSQL copies a database.');
      const { database } = filled.settings;
      return async () => {
        const settings = await createDatabaseIn(cluster.settings, database);
        return { kind: 'postgres', settings };
      };
    },
    remove: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function deploy(
  kind: Target['kind'],
  file: string,
  cluster: PostgresSettings,
): Promise<Target> {
  if (kind === 'postgres') {
    const database = await deployTemplate({ model: 'db', postgres: cluster });
    return { kind, settings: { ...cluster, database } };
  }
  await deployDatabase(file, 'db');
  return { kind, file };
}
