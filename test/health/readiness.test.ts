import { ReadinessCheck } from '../../srv/health/readiness.ts';
import type { Database } from '../../srv/platform/database.ts';

const tables = [
  { name: 'saldo_ledger_Items', keys: [], columns: [{ name: 'dueDate', kind: 'date' as const }] },
];
const COMPLETE = [{ table: 'saldo_ledger_items', column: 'duedate' }];

/** A database that answers what it is told to, and counts who asks. */
function stub(answer: () => Promise<object[]>) {
  const asked: string[] = [];
  const query = (sql: string) => {
    asked.push(sql);
    return answer();
  };
  return { asked, db: { dialect: 'postgres', query } as unknown as Database };
}

let faults: string[] = [];
beforeEach(() => {
  faults = [];
});

function check(db: Database, clock: { ms: number }, timeoutMs = 1_000) {
  const onFault = (cause: string) => faults.push(cause);
  const options = { tables, timeoutMs, keepMs: 1_000, nowMs: () => clock.ms, onFault };
  return new ReadinessCheck(() => db, options);
}

test('many who ask within a second ask the database once', async () => {
  const clock = { ms: 0 };
  const { db, asked } = stub(async () => COMPLETE);
  const readiness = check(db, clock);
  await Promise.all([readiness.ask(), readiness.ask(), readiness.ask()]);
  expect(asked).toHaveLength(1);
  clock.ms = 1_000;
  expect((await readiness.ask()).isReady).toBe(true);
  expect(asked).toHaveLength(2);
});

test('columns are looked for until they are all there, and then no more', async () => {
  const clock = { ms: 0 };
  let rows: object[] = [];
  const { db, asked } = stub(async () => rows);
  const readiness = check(db, clock);
  const behind = await readiness.ask();
  expect(behind.checks).toEqual({ database: 'up', schema: 'down' });
  expect(faults).toEqual([expect.stringContaining('saldo_ledger_Items.dueDate')]);
  rows = COMPLETE;
  clock.ms = 2_000;
  expect((await readiness.ask()).isReady).toBe(true);
  clock.ms = 4_000;
  expect((await readiness.ask()).isReady).toBe(true);
  expect(asked.map((sql) => sql.includes('information_schema'))).toEqual([true, true, false]);
});

test('a database that does not answer in time is down', async () => {
  const { db } = stub(() => new Promise<object[]>(() => undefined));
  const answer = await check(db, { ms: 0 }, 20).ask();
  expect(answer.checks).toEqual({ database: 'down', schema: 'unknown' });
  expect(faults).toEqual(['The database did not answer in 20 ms.']);
});
