import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type SaldoServer, startSaldo } from '../test/support/saldo-server.ts';
import { readConcurrently } from './concurrent-readers.ts';
import { type PageReads, pageLimit } from './page-limit.ts';
import { publishLists } from './published-lists.ts';
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
    const { positions, agents } = await publishLists(file, customers);
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
