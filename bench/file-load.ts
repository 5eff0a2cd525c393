import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { deployDatabase } from '../sandbox/demo/deploy-database.ts';
import { fileRows } from '../srv/erp/files/file-rows.ts';
import { DEFAULT_LIMITS } from '../srv/erp/files/limits.ts';
import { type FileOptions, loadFile } from '../srv/erp/files/run-file.ts';
import type { Database } from '../srv/platform/database.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { currencyScalesTable, itemsTable } from '../srv/platform/tables.ts';
import { benchMapping } from './file-rows.ts';
import { type BenchResult, benchResult } from './result.ts';

const ROWS = Number(process.env.SALDO_BENCH_FILE_ROWS ?? 1_000_000);
const LOADED_AT = '2026-11-23T08:00:00.000Z';
/** What was asked for. */
const WANTED = 50_000;

/**
 * Loads a million items from a CSV file and from a workbook into SQLite, and the CSV file once more.
 * The peer `raw` splits the same lines with no regard to quotes and inserts the same number of
 * columns with one prepared statement: no checks, no amounts, no duplicates. Memory is the peak.
 */
export async function benchFileLoad(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-bench-'));
  try {
    const csv = join(folder, 'items.csv');
    await writeFile('csv', csv);
    const raw = await rawLoad(csv, join(folder, 'raw.sqlite'));
    const database = join(folder, 'files.sqlite');
    await deployDatabase(database, 'db');
    const db = openSqlite(database);
    try {
      const results = [
        await measure(db, 'file load: CSV', csv, 'CSV', raw),
        await measure(db, 'file load: CSV again, nothing changed', csv, 'CSV', raw),
      ];
      const xlsx = join(folder, 'items.xlsx');
      await writeFile('xlsx', xlsx);
      results.push(await measure(db, 'file load: XLSX', xlsx, 'XLSX', raw));
      results.push(await measureReading(xlsx));
      return results;
    } finally {
      await db.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFile(format: 'csv' | 'xlsx', file: string): Promise<void> {
  const script = fileURLToPath(new URL('./write-file.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script, format, file, String(ROWS)]);
}

async function measure(
  db: Database,
  name: string,
  file: string,
  source: string,
  raw: number,
): Promise<BenchResult> {
  await db.upsert(currencyScalesTable, [
    { source, currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
  ]);
  const memory = watchMemory();
  const options: FileOptions = {
    file,
    mapping: benchMapping(source),
    delivery: 'delta',
    loadedAt: LOADED_AT,
  };
  const { rows, rejected, seconds } = await loadFile(db, options);
  const rssMb = memory.peak();
  // A figure over half a file would be none.
  if (rows !== ROWS || rejected > 0) throw new Error(`${name}: ${rows} rows, ${rejected} rejected`);
  const value = Math.round(rows / seconds);
  return benchResult({ name, value, unit: 'rows/s', limit: WANTED, peers: { raw }, rows, rssMb });
}

/** The workbook unpacked and its cells read, nothing else. */
async function measureReading(file: string): Promise<BenchResult> {
  const start = performance.now();
  let rows = 0;
  for await (const batch of fileRows(file, benchMapping('X'), DEFAULT_LIMITS)) rows += batch.length;
  const value = Math.round(rows / ((performance.now() - start) / 1_000));
  return benchResult({ name: 'file read: XLSX', value, unit: 'rows/s', limit: WANTED, rows });
}

/** Looks at the memory while others work; `peak` ends it. */
function watchMemory(): { peak(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 50);
  return {
    peak: () => {
      clearInterval(timer);
      look();
      return Math.round(most / 1_000_000);
    },
  };
}

async function rawLoad(csv: string, file: string): Promise<number> {
  const database = new DatabaseSync(file);
  const columns = itemsTable.columns.map(({ name }) => name);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(`CREATE TABLE items (${columns.join(', ')})`);
  const insert = database.prepare(
    `INSERT INTO items VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const empty = columns.slice(12).map(() => '');
  const start = performance.now();
  let rows = 0;
  database.exec('BEGIN');
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    insert.run(...line.split(';'), ...empty);
    rows += 1;
    if (rows % 1_000 === 0) database.exec('COMMIT; BEGIN');
  }
  database.exec('COMMIT');
  database.close();
  return Math.round(rows / ((performance.now() - start) / 1_000));
}

if (import.meta.main) {
  const results = await benchFileLoad();
  console.table(results.map(({ peers, ...rest }) => ({ ...rest, peers: JSON.stringify(peers) })));
}
