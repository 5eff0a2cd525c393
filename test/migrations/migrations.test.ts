import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Database, TableShape } from '../../srv/platform/database.ts';
import { missingColumns } from '../../srv/platform/missing-columns.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import * as tables from '../../srv/platform/tables.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { createDatabase } from '../support/postgres.ts';

/** The stored model as it was at commit 8bd49ba, without its annotations for services. */
const OLDER = fileURLToPath(new URL('./model-2026-11-22.csn', import.meta.url));
const DEPLOY = fileURLToPath(new URL('../support/deploy-model.ts', import.meta.url));
const run = promisify(execFile);

/** Its key changed before the first release, which no deployment can follow: see the last test. */
const CHANGED_KEY = 'saldo.organization.AgencyQuotas';

interface Target {
  readonly database: object;
  readonly db: Database;
}

/** An empty database to deploy to. */
const kinds: Readonly<Record<string, (folder: string) => Promise<Target>>> = {
  SQLite: async (folder) => {
    const url = join(folder, `${randomUUID()}.db`);
    const database = { kind: 'sqlite', schema_evolution: 'auto', credentials: { url } };
    return { database, db: openSqlite(url) };
  },
  PostgreSQL: async () => {
    const credentials = await createDatabase();
    return { database: { kind: 'postgres', credentials }, db: openPostgres(credentials) };
  },
};

/** The code lists of today have columns that the older model lacks. */
const NO_CODE_LISTS = { CDS_CONFIG: '{"requires":{"db":{"data":["none"]}}}' };

async function deploy(model: string, { database }: Target, settings = {}): Promise<void> {
  const env = { ...process.env, NODE_OPTIONS: '', ...settings };
  await run(process.execPath, [DEPLOY, model, JSON.stringify(database)], { env });
}

/** The older model as a file, without one of its entities. */
async function olderWithout(entity: string, folder: string): Promise<string> {
  const model = JSON.parse(await readFile(OLDER, 'utf8'));
  delete model.definitions[entity];
  const file = join(folder, 'older.csn');
  await writeFile(file, JSON.stringify(model));
  return file;
}

const ALL = Object.values<TableShape>(tables);

/** What our tables are searched by on PostgreSQL. */
const INDEXES = `SELECT tablename AS "table", substring(indexdef FROM '\\(.*') AS columns
  FROM pg_indexes WHERE tablename LIKE 'saldo_%' ORDER BY 1, 2`;

describe.each(Object.keys(kinds))('Deploying over an older version’s database on %s', (kind) => {
  const open = kinds[kind] as (folder: string) => Promise<Target>;
  let folder: string;
  let target: Target;
  /** Columns of the older version. */
  let before: ReadonlySet<string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'saldo-migration-'));
    target = await open(folder);
    await deploy(await olderWithout(CHANGED_KEY, folder), target, NO_CODE_LISTS);
    const lacking = new Set(await missingColumns(target.db, ALL));
    before = new Set(allColumns().filter((column) => !lacking.has(column)));
    await fill(target.db);
    await deploy('*', target);
  });
  afterAll(async () => {
    await target.db.close();
    await rm(folder, { recursive: true });
  });

  test('gives every column that this version works with', async () => {
    const added = allColumns().filter((column) => !before.has(column));
    expect(added.length).toBeGreaterThan(20);
    expect(await missingColumns(target.db, ALL)).toEqual([]);
  });

  // A SQLite file keeps the indexes with which its tables were made (docs/decisions/indexes.md).
  if (kind === 'PostgreSQL') {
    test('gives every index that this version reads by', async () => {
      const fresh = await deployedDatabase('postgres');
      const wanted = await fresh.db.query(INDEXES);
      await fresh.db.close();
      expect(wanted.length).toBeGreaterThan(100);
      expect(await target.db.query(INDEXES)).toEqual(wanted);
    });
  }

  test('keeps what was stored, with nothing in the new columns', async () => {
    const [partner] = await target.db.query('SELECT * FROM saldo_ledger_Partners');
    expect(partner).toMatchObject({ partner: '4711', name: 'Erika Muster' });
    const [promise] = await target.db.query<Record<string, unknown>>(
      'SELECT ID AS "ID", partner, amount FROM saldo_agreements_Promises',
    );
    expect(promise).toEqual({ ID: PROMISE, partner: '4711', amount: '120.5000' });
  });

  test('lets the older version write while it still runs', async () => {
    await target.db.execute(
      "INSERT INTO saldo_ledger_Partners (source, partner, name) VALUES ('S4', '4712', 'Max')",
    );
    await target.db.execute(INSERT_PROMISE, ['0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0099', '4712']);
  });

  test('keeps what a bank added to a code list, and gives back what Saldo delivers', async () => {
    const texts = await target.db.query<{ code: string; name: string }>(
      'SELECT code, name FROM saldo_strategies_ExclusionReasons ORDER BY code',
    );
    expect(texts).toContainEqual({ code: 'X', name: 'Sold' });
    expect(texts.find(({ code }) => code === 'deceased')?.name).not.toBe('As the bank says it');
  });

  test('once more changes nothing', async () => {
    await deploy('*', target);
    const rows = await target.db.query('SELECT partner FROM saldo_ledger_Partners');
    expect(rows).toHaveLength(2);
  });

  test('is refused where a key changed, and leaves the database as it was', async () => {
    const other = await open(folder);
    await deploy(OLDER, other, NO_CODE_LISTS);
    await fill(other.db);
    const lacking = await missingColumns(other.db, ALL);
    await expect(deploy('*', other)).rejects.toThrow('AgencyQuotas');
    expect(await missingColumns(other.db, ALL)).toEqual(lacking);
    const rows = await other.db.query('SELECT partner FROM saldo_ledger_Partners');
    expect(rows).toHaveLength(1);
    await other.db.close();
  });
});

const PROMISE = '0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0042';
const INSERT_PROMISE =
  "INSERT INTO saldo_agreements_Promises (ID, source, partner, amount, currency, status) VALUES (?, 'S4', ?, 120.50, 'EUR', 'O')";

/** As the older version wrote it, a code list changed by hand included. */
async function fill(db: Database): Promise<void> {
  await db.execute(
    "INSERT INTO saldo_ledger_Partners (source, partner, name) VALUES ('S4', '4711', 'Erika Muster')",
  );
  await db.execute(INSERT_PROMISE, [PROMISE, '4711']);
  await db.execute(
    "INSERT INTO saldo_strategies_ExclusionReasons (code, name) VALUES ('X', 'Sold')",
  );
  await db.execute(
    "UPDATE saldo_strategies_ExclusionReasons SET name = 'As the bank says it' WHERE code = 'deceased'",
  );
}

function allColumns(): string[] {
  return ALL.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
}
