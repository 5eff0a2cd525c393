import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import { openPostgres } from '../platform/postgres.ts';
import { postgresUrl } from '../platform/postgres-url.ts';
import { openSqlite } from '../platform/sqlite.ts';
import { type AuditReport, type ChainHead, verifyAudit } from './verify-audit.ts';

/**
 * `npm run verify-audit`: recomputes the chains of the audit trail; the last line is the report as
 * JSON. SALDO_DATABASE_URL names a PostgreSQL database, `--database` a SQLite file. With `--heads` the
 * ends of the chains are compared with those in the file, and written there when all is whole: keep
 * it where who may write the database may not. Ends with 1 when something was tampered with.
 */
const EXIT = { whole: 0, tampered: 1, failed: 2 } as const;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof SaldoError ? `${error.code}: ${error.message}` : error);
  process.exitCode = EXIT.failed;
}

async function run(): Promise<number> {
  const { database, heads } = parseArgs({
    options: {
      database: { type: 'string', default: '.saldo/saldo.db' },
      heads: { type: 'string' },
    },
  }).values;
  const db = openDatabase(database);
  try {
    const knownHeads = heads ? await readHeads(heads) : [];
    return await tell(await verifyAudit(db, { knownHeads }), heads);
  } finally {
    await db.close();
  }
}

function openDatabase(file: string): Database {
  const url = process.env.SALDO_DATABASE_URL;
  if (url) return openPostgres({ ...postgresUrl(url), connections: 1 });
  if (existsSync(file)) return openSqlite(file, { readOnly: true });
  throw new SaldoError('DATABASE_MISSING', `There is no database ${file}; name it by --database.`, {
    file,
  });
}

async function tell({ heads, ...report }: AuditReport, file?: string): Promise<number> {
  for (const fault of report.faults) console.error(JSON.stringify(fault));
  if (file && report.faultCount === 0)
    await writeFile(file, JSON.stringify(heads), { mode: 0o600 });
  console.log(JSON.stringify({ ...report, chains: heads.length }));
  return report.faultCount === 0 ? EXIT.whole : EXIT.tampered;
}

/** None before the first verification. */
async function readHeads(file: string): Promise<ChainHead[]> {
  if (!existsSync(file)) return [];
  return JSON.parse(await readFile(file, 'utf8'));
}
