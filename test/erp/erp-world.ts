import { SANDBOX_FIELDS } from '../../sandbox/demo/erp-access.ts';
import {
  type ErpConnection,
  type ErpConnectionOptions,
  openErp,
} from '../../srv/erp/connection.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

export const SOURCE = 'S4';

/** The stand-in ERP with small pages, and what a test does to it from outside. */
export interface ErpWorld {
  readonly erp: ErpConnection;
  /** Another sender with its own session. */
  connect(options?: ErpConnectionOptions): ErpConnection;
  /** Calls the sandbox's own interface: pay, reset-clearing, post-item, faults, … */
  control<Result>(path: string, body?: object, method?: string): Promise<Result>;
  stop(): Promise<void>;
}

/** The sandbox begins on the date, or on its usual one. */
export async function startErpWorld(wish: { date?: string } = {}): Promise<ErpWorld> {
  const sandbox: RunningSandbox = await startSandbox({ customers: 120, pageSize: 200, ...wish });
  const destination = { url: sandbox.url, user: 'SALDO', password: 'sandbox' };
  const usual = { readRetries: 0, deadline: 5_000, ownFields: SANDBOX_FIELDS };
  const connect = (options: ErpConnectionOptions = {}) =>
    openErp(destination, { ...usual, ...options });
  return {
    erp: connect(),
    connect,
    control: async (path, body = {}, method = 'POST') => {
      const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return text === '' ? null : JSON.parse(text);
    },
    stop: () => sandbox.stop(),
  };
}

/** The databases the core of mirror and write-back is tested on. */
export const databases: Readonly<Record<string, () => Promise<Database>>> = {
  SQLite: async () => openSqlite(await deployedSqlite()),
  PostgreSQL: async () => openPostgres(await deployedPostgres()),
};

const SCALES = [
  ['EUR', 2, 2],
  ['USD', 2, 2],
  ['COP', 0, 2],
  ['CLP', 0, 0],
  ['CLF', 4, 4],
] as const;

/** Tells the database how SAP and the world write amounts; without the currencies left out. */
export async function loadScales(db: Database, without: readonly string[] = []): Promise<void> {
  const rows = SCALES.filter(([currency]) => !without.includes(currency)).map(
    ([currency, erpDecimals, minorDigits]) => ({
      source: SOURCE,
      currency,
      erpDecimals,
      minorDigits,
      isIndexUnit: currency === 'CLF',
    }),
  );
  await db.upsert(currencyScalesTable, rows);
}

export function now(): string {
  return new Date().toISOString();
}

/** One value of one row. */
export async function firstValue<Value>(
  db: Database,
  sql: string,
  params: readonly (string | number)[] = [],
): Promise<Value | undefined> {
  const [row] = await db.query<{ value: Value }>(sql, params);
  return row?.value;
}
