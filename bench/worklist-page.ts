import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import type { Database } from '../srv/platform/database.ts';
import { loadLpSolver } from '../srv/platform/linear-program.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { runNight } from '../srv/runs/night.ts';
import { type SaldoServer, startSaldo } from '../test/support/saldo-server.ts';
import { readConcurrently } from './concurrent-readers.ts';
import { LOOKBACK, PARTITION_SIZE } from './evaluate-portfolio.ts';
import { DAY, NIGHT } from './evaluate-target.ts';
import { type PageReads, pageLimit } from './page-limit.ts';
import { fillPortfolio } from './portfolio.ts';
import { type BenchResult, benchResult } from './result.ts';

export interface WorklistPageOptions {
  /** Customers of the portfolio; four of five have a position. */
  readonly customers?: number;
}

const READERS = 16;
const READS = 40;
const WANTED_P95 = 150;

/** What the app asks for when an agent opens the list. */
const PAGE =
  '/odata/v4/worklist/MyPositions?$count=true&$orderby=rank&$top=30&$select=segment,source,partner,' +
  'rank,name,priority,reasons,toCollectAmount,currency,daysPastDue,lastContactOn,promiseState,' +
  'status,heldBy';

/**
 * The first page of agents' lists over HTTP from a process of its own on a SQLite file, after a
 * night, with 16 who read at once; against the same rows by plain SQL, and the time wanted.
 */
export async function benchWorklistPage({
  customers = 5_000,
}: WorklistPageOptions = {}): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-page-'));
  try {
    const file = join(folder, 'saldo.db');
    const { positions, agents } = await lists(file, customers);
    const reads = { file, agents, readers: READERS, reads: READS };
    const pages = await readPages(reads);
    const limit = await pageLimit(reads);
    const result = (what: string, value: number, bound: number) =>
      benchResult({
        name: `worklist page: SQLite, ${READERS} readers, ${what}`,
        value,
        unit: 'ms',
        limit: bound,
        rows: positions,
      });
    return [
      result('p50 against plain SQL', pages.p50, limit.p50),
      result('p95 against plain SQL', pages.p95, limit.p95),
      result('p95', pages.p95, WANTED_P95),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Lists {
  readonly positions: number;
  /** Who has something on the list. */
  readonly agents: readonly string[];
}

/** A database with the services' views, in which a night has run. */
async function lists(file: string, customers: number): Promise<Lists> {
  await deployDatabase(file, '*');
  const db = openSqlite(file);
  try {
    await fillPortfolio(db, { customers, businessDate: DAY });
    await runNight(db, {
      businessDate: DAY,
      clock: () => NIGHT,
      solve: await loadLpSolver(),
      partitionSize: PARTITION_SIZE,
      lookback: LOOKBACK,
    });
    return await published(db);
  } finally {
    await db.close();
  }
}

async function published(db: Database): Promise<Lists> {
  const [{ positions } = { positions: 0 }] = await db.query<{ positions: number }>(
    'SELECT COUNT(*) AS positions FROM saldo_worklists_Positions',
  );
  const agents = await db.query<{ agent: string }>(
    'SELECT DISTINCT agent FROM saldo_worklists_ListEntries ORDER BY agent',
  );
  return { positions, agents: agents.map(({ agent }) => agent) };
}

async function readPages({ file, agents, readers, reads }: PageReads) {
  const users = Object.fromEntries(agents.map((agent) => [agent, ['agent']]));
  const server = await startSaldo({ kind: 'sqlite', credentials: { url: file }, users });
  const read = (reader: number) => readPage(server, agents[reader % agents.length] ?? '');
  try {
    return await readConcurrently({ readers, reads, read });
  } finally {
    await server.stop();
  }
}

/** A page counts with its words only. */
async function readPage(server: SaldoServer, agent: string): Promise<void> {
  const { status, body, text } = await server.call(PAGE, { user: agent });
  const rows = body.value ?? [];
  if (status !== 200 || rows.length === 0 || rows.some(({ reasons }) => !reasons)) {
    throw new Error(`The list of ${agent} is not answered in full (${status}): ${text}`);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '5000' } } });
  const results = await benchWorklistPage({ customers: Number(values.customers) });
  console.table(results.map(({ peers: _, ...figures }) => figures));
}
