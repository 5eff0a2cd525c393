import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { lockFile } from '../../srv/platform/process-lock.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { addSource, CORE, type FileFolder, fileFolder, ITEMS, itemsCsv } from './file-world.ts';

let database: string;
let folder: FileFolder;
let mapping: string;

beforeAll(async () => {
  database = await deployedSqlite();
  const db = openSqlite(database);
  await addSource(db);
  await db.close();
  folder = await fileFolder();
  mapping = await folder.write(ITEMS);
});
afterAll(() => folder.remove());

/** `npm run load-file` with arguments, as a shell would see it. */
async function command(...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--no-warnings', 'srv/erp/files/command.ts', '--database', database, ...args],
    { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const closed = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await closed;
  return { exitCode: child.exitCode, out, err };
}

async function auditEvents(): Promise<object[]> {
  const db = openSqlite(database);
  const events = await db.query('SELECT decision, source, details FROM saldo_audit_Events');
  await db.close();
  return events;
}

async function countItems(): Promise<number> {
  const db = openSqlite(database);
  const [row] = await db.query<{ count: number }>(
    'SELECT COUNT(*) AS count FROM saldo_ledger_Items',
  );
  await db.close();
  return Number(row?.count);
}

test('npm run load-file previews, loads, and writes what it rejected beside the file', async () => {
  const file = await folder.write(itemsCsv([{ document: '1' }, { document: '2', due: 'x' }]));
  const preview = await command('--file', file, '--mapping', mapping, '--preview');
  expect(preview.exitCode).toBe(1);
  expect(JSON.parse(preview.out)).toMatchObject({ rows: 2, changed: 1, rejected: 1 });
  expect(await countItems()).toBe(0);

  const loaded = await command('--file', file, '--mapping', mapping);
  expect([loaded.exitCode, loaded.err]).toEqual([1, '']);
  expect(JSON.parse(loaded.out)).toMatchObject({ rows: 2, changed: 1, rejected: 1 });
  expect(await countItems()).toBe(1);
  expect(await auditEvents()).toEqual([
    {
      decision: 'file-loaded',
      source: CORE,
      details: '{"changed":1,"left":null,"object":"items","rejected":1,"rows":2}',
    },
  ]);
  const rejected = `${file}.rejected.csv`;
  const lines = (await readFile(rejected, 'utf8')).split('\r\n');
  expect(lines[1]).toContain('Field dueDate: ""x"" is no day');

  const corrected = await folder.write(
    (await readFile(rejected, 'utf8')).replace(';x;', ';12.10.2026;'),
  );
  const again = await command(
    '--file',
    corrected,
    '--mapping',
    mapping,
    '--expect',
    '1000:EUR:1:12.50',
  );
  expect([again.exitCode, again.err]).toEqual([0, '']);
  expect(await countItems()).toBe(2);
});

test('it suggests a mapping that loads the file', async () => {
  const file = await folder.write(
    'Document;Customer;Company code;Currency;Amount;Due date\n9;100;1000;EUR;1.5;2026-10-12\n',
  );
  const { out } = await command('--file', file, '--object', 'items', '--source', CORE);
  const loaded = await command('--file', file, '--mapping', await folder.write(out));
  expect([loaded.exitCode, loaded.err]).toEqual([0, '']);
});

test('it says what is wrong with its options, the file, or the database', async () => {
  const file = await folder.write(itemsCsv([{ document: '1' }]));
  const all = ['--file', file, '--mapping', mapping];
  expect(await command('--file', file)).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('--mapping is missing'),
  });
  expect(await command(...all, '--colour')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('npm run load-file'),
  });
  expect(await command(...all, '--expect', '1000:EUR:7')).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('FILE_TOTALS_DIFFER'),
  });
  const unlock = lockFile(database, 'the test');
  expect(await command(...all)).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('DATABASE_IN_USE'),
  });
  unlock();
});
