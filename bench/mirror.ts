import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Child } from '../sandbox/demo/child.ts';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import type { ErpAccess } from '../sandbox/demo/erp-access.ts';
import { loadBank } from '../sandbox/demo/load-bank.ts';
import { startErp } from '../sandbox/demo/start-erp.ts';
import { type ErpConnection, openErp, PAGE_SIZE } from '../srv/erp/connection.ts';
import { type MirrorReport, mirrorDelta, mirrorObjects } from '../srv/erp/mirror/mirror.ts';
import { items } from '../srv/erp/mirror/objects/items.ts';
import { recordsPath } from '../srv/erp/mirror/odata-query.ts';
import { reconcileKeys } from '../srv/erp/mirror/reconcile-keys.ts';
import type { Database } from '../srv/platform/database.ts';
import { loadLpSolver } from '../srv/platform/linear-program.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { itemsTable } from '../srv/platform/tables.ts';
import { runNight } from '../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as LOOKBACK } from '../srv/runs/read-customers.ts';
import { revalueChanged } from '../srv/runs/revalue.ts';
import type { MeasuredLoad } from './mirror-load.ts';
import { type BenchResult, benchResult } from './result.ts';

const CUSTOMERS = Number(process.env.SALDO_BENCH_CUSTOMERS ?? 20_000);
/** As mta.yaml starts the server, whose schedule reads the ERP. */
const PROCESS = ['--no-warnings', '--max-semi-space-size=16', '--max-old-space-size=512'];
const SOURCE = 'S4';
const DAY = '2026-11-23';
/** A million keys in a minute. */
const KEYS_A_SECOND = 1_000_000 / 60;
/** Customers who pay at once; each changes an item at least. */
const PAYERS = 1_000;

/**
 * All items of the demo bank over HTTP from the sandbox into SQLite, and a full load of everything.
 * The raw limit reads the same pages one after another with fetch and JSON.parse and writes the same
 * number of columns with one prepared statement: no checks, no exact amounts, no reading ahead. Then
 * the comparison of all keys, and a thousand payments on their way to the lists.
 * SALDO_BENCH_CUSTOMERS=100000 gives a million items.
 */
export async function benchMirror(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  const children: Child[] = [];
  try {
    const { erp } = await startErp({
      port: 0,
      customers: CUSTOMERS,
      seed: 7,
      date: DAY,
      onChild: (child) => children.push(child),
    });
    return await measure(erp, folder);
  } finally {
    for (const child of children) await child.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(erp: ErpAccess, folder: string): Promise<BenchResult[]> {
  const file = join(folder, 'mirror.sqlite');
  await deployDatabase(file, 'db');
  await rawItems(erp, join(folder, 'warm-up.sqlite')); // the sandbox compiles its statements
  const raw = await rawItems(erp, join(folder, 'raw.sqlite'));
  const db = openSqlite(file);
  try {
    await loadBank(db, DAY);
    const connection = openErp(erp);
    const options = { source: SOURCE, now };
    const [own] = (await mirrorObjects(db, connection, options, ['items'])).objects;
    const full = await loadAlone(file, erp);
    const delta = await mirrorDelta(db, connection, options);
    const keys = await reconcileKeys(db, connection, options);
    const compared = [keys, ...keys.others].reduce((sum, one) => sum + one.compared, 0);
    const visible = await changesToLists(db, connection, erp.url);
    return [
      benchResult({
        name: 'mirror: items',
        value: own?.rowsPerSecond ?? 0,
        unit: 'items/s',
        limit: raw.rowsPerSecond,
        rows: own?.read ?? 0,
      }),
      benchResult({
        name: 'mirror: all objects',
        value: Math.round(full.read / full.seconds),
        unit: 'records/s',
        limit: raw.rowsPerSecond,
        rows: full.read,
      }),
      benchResult({
        name: 'mirror: delta without changes',
        value: delta.seconds,
        unit: 's',
        limit: 5,
        rows: delta.read,
      }),
      benchResult({
        name: 'mirror: memory of the full load',
        value: full.peakMb,
        unit: 'MB',
        limit: 400,
        rows: full.read,
      }),
      benchResult({
        name: 'mirror: keys reconciled',
        value: Math.round(compared / keys.seconds),
        unit: 'keys/s',
        limit: KEYS_A_SECOND,
        rows: compared,
      }),
      benchResult({
        name: 'mirror: changed items on the lists',
        value: visible.seconds,
        unit: 's',
        limit: 5,
        rows: visible.items,
      }),
    ];
  } finally {
    await db.close();
  }
}

/** From a thousand payments in the ERP to the worklists of the night that is published. */
async function changesToLists(
  db: Database,
  erp: ErpConnection,
  url: string,
): Promise<{ seconds: number; items: number }> {
  const clock = () => `${DAY}T03:00:00.000Z`;
  const solve = await loadLpSolver();
  await runNight(db, { businessDate: DAY, clock, solve, partitionSize: 2_000, lookback: LOOKBACK });
  const payers = await db.query<{ partner: string; currency: string }>(
    `SELECT partner, MIN(currency) AS currency FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND amount > 10 AND statisticalCode = '' AND dueDate < ?
        AND substituteCategory = '' AND clearingRestriction = ''
      GROUP BY partner ORDER BY partner LIMIT ${PAYERS}`,
    [DAY],
  );
  for (const { partner, currency } of payers) await pay(url, partner, currency);
  const startedAt = performance.now();
  const delta = await mirrorDelta(db, erp, { source: SOURCE, now });
  const { customers, rejected } = await revalueChanged(db, { now: now(), lookback: LOOKBACK });
  const seconds = (performance.now() - startedAt) / 1000;
  if (rejected > 0 || customers < payers.length) throw new Error('not every change was seen');
  const items = delta.objects.find(({ object }) => object === 'items')?.written ?? 0;
  return { seconds, items };
}

async function pay(url: string, partner: string, currency: string): Promise<void> {
  const response = await fetch(`${url}/sandbox/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ partner, currency, amount: '1' }),
  });
  if (!response.ok) throw new Error(`pay: ${response.status} ${await response.text()}`);
}

/** A full load as the server does it: whose memory is measured has read no raw pages before. */
async function loadAlone(file: string, erp: ErpAccess): Promise<MeasuredLoad> {
  const script = new URL('./mirror-load.ts', import.meta.url).pathname;
  const args = [...PROCESS, script, SOURCE, file, JSON.stringify(erp)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return complete(JSON.parse(stdout) as MeasuredLoad);
}

/** A figure over half a mirror would be none. */
function complete<Report extends MirrorReport>(report: Report): Report {
  const [failed] = report.objects.filter(({ failure }) => failure);
  if (failed) throw new Error(`${failed.object} was not mirrored: ${failed.failure?.message}`);
  return report;
}

/** Fetch, JSON.parse and a plain bulk insert of the same pages. */
async function rawItems(
  { url, user, password }: ErpAccess,
  file: string,
): Promise<{ rowsPerSecond: number }> {
  const database = new DatabaseSync(file);
  const insert = prepareInsert(database);
  const headers = {
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    accept: 'application/json;IEEE754Compatible=true',
    prefer: `odata.maxpagesize=${PAGE_SIZE}`,
  };
  const service = `${url}${items.service.path}/`;
  const start = performance.now();
  let rows = 0;
  for (let next: string | undefined = `.${recordsPath(items)}`; next; ) {
    const response = await fetch(new URL(next, service), { headers });
    const page = JSON.parse(await response.text()) as RawPage;
    database.exec('BEGIN');
    for (const record of page.value) insert(record);
    database.exec('COMMIT');
    rows += page.value.length;
    next = page['@odata.nextLink'];
  }
  database.close();
  return { rowsPerSecond: Math.round(rows / ((performance.now() - start) / 1000)) };
}

interface RawPage {
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly '@odata.nextLink'?: string;
}

function prepareInsert(database: DatabaseSync) {
  const columns = itemsTable.columns.map(({ name }) => name);
  const key = itemsTable.keys.join(', ');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`CREATE TABLE items (${columns.join(', ')}, PRIMARY KEY (${key}))`);
  const marks = columns.map(() => '?').join(', ');
  const statement = database.prepare(`INSERT OR REPLACE INTO items VALUES (${marks})`);
  const order = [SOURCE, ...items.select];
  return (record: Readonly<Record<string, unknown>>) => {
    const values = columns.map((_, index) => plain(record[order[index] ?? ''] ?? null));
    values[0] = SOURCE;
    statement.run(...values);
  };
}

function plain(value: unknown): string | number | null {
  if (typeof value === 'boolean') return Number(value);
  return value as string | number | null;
}

function now(): string {
  return new Date().toISOString();
}

if (import.meta.main) {
  const results = await benchMirror();
  console.table(results.map(({ peers, ...rest }) => ({ ...rest, peers: JSON.stringify(peers) })));
}
