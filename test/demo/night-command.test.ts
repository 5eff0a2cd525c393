import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { lockFile } from '../../srv/platform/process-lock.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';

/** `npm run night` with arguments, as a shell would see it. */
async function night(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['sandbox/demo/night.ts', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode === null ? once(child, 'close') : null,
  ]);
  return { exitCode: child.exitCode, lines: out.trimEnd().split('\n'), err };
}

let folder: string;
let database: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saldo-night-test-'));
  database = join(folder, 'night.db');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run night', () => {
  const small = ['--customers', '150', '--date', '2026-11-23'];

  test('mirrors, evaluates, balances and ends with a summary of it in one line', async () => {
    const { exitCode, lines, err } = await night([...small, '--database', database]);
    expect(err).toContain('Mirror items');
    expect(exitCode).toBe(0);
    const summary = JSON.parse(lines.at(-1) ?? '');
    expect(summary.mirrored).toMatchObject({ rejected: 0 });
    expect(summary.mirrored.objects.items).toBeGreaterThan(500);
    expect(summary.totals).toMatchObject({ agree: true, accountsOff: 0, failures: [] });
    expect(summary.positions.all).toBeGreaterThan(30);
    expect(summary.positions.onLists).toBeGreaterThan(30);
    expect(summary.positions.unassignable).toBe(0);
    expect(summary.segments).toHaveLength(4);
    expect(summary.operationsWrittenBack).toBe(0);
    expect(Object.keys(summary.seconds).sort()).toEqual(
      ['all', 'mirror', 'night', 'totals', 'writeBack'].sort(),
    );
  });

  test('keeps what a database already knows when it runs into it again', async () => {
    const broken = await countPromises('3');
    expect(broken).toBeGreaterThan(0);
    const { exitCode } = await night([...small, '--database', database]);
    expect(exitCode).toBe(0);
    expect(await countPromises('3')).toBe(broken);
  });

  test('refuses a database that another process holds', async () => {
    const release = lockFile(database, 'a server');
    const { exitCode, err } = await night([...small, '--database', database]);
    release();
    expect(exitCode).toBe(2);
    expect(err).toContain(`in use by process ${process.pid} (a server)`);
  });

  test('says which ERP cannot be reached, and fails', async () => {
    const { exitCode, err } = await night([], {
      SALDO_ERP_URL: 'http://localhost:9',
      SALDO_ERP_USER: 'SALDO',
      SALDO_ERP_PASSWORD: 'sandbox',
    });
    expect(exitCode).toBe(2);
    expect(err).toContain('the ERP cannot be reached');
  });

  async function countPromises(status: string): Promise<number> {
    const db = openSqlite(database, { readOnly: true });
    const [row] = await db.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM saldo_agreements_Promises WHERE status = ?',
      [status],
    );
    await db.close();
    return row?.n ?? 0;
  }
});
