import { randomUUID } from 'node:crypto';
import { OperationQueue } from '../../srv/erp/write-back/operation-queue.ts';
import { setLock } from '../../srv/erp/write-back/requests/locks.ts';
import { SenderLease } from '../../srv/erp/write-back/sender-lease.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databases, now, SOURCE } from './erp-world.ts';

test('a worker that asks while another one claims gets what its own operation was in the way of', async () => {
  const db = (await databases.SQLite?.()) as Database;
  const item = { document: '000000000001', repetition: '000', item: '0001', subitem: '000' };
  const lock = { ...item, partner: '1', process: 'dunning', reason: 'S' } as const;
  const by = { source: SOURCE, user: 'ana', now: now() };
  for (const validTo of ['2026-12-30', '2026-12-31']) {
    await setLock(db, { ...lock, validFrom: '2026-11-22', validTo }, by);
  }
  const slow = heldClaims(db);
  const claim = () => ({ source: SOURCE, holder: randomUUID(), now: now(), leaseSeconds: 60 });
  const queue = new OperationQueue(slow.db, claim, 10);
  const first = await queue.next();

  slow.hold();
  const idle = queue.next();
  await slow.claimed();
  await db.execute(`UPDATE saldo_operations_Operations SET state = 'confirmed' WHERE ID = ?`, [
    first?.id ?? '',
  ]);
  const second = queue.next();
  slow.release();
  const got = (await Promise.all([idle, second])).filter((operation) => operation !== undefined);
  expect(got.map(({ payload }) => JSON.parse(payload).validTo)).toEqual(['2026-12-31']);
  await db.close();
});

test('a claim that a renewal may have overtaken holds no longer than it was made for', async () => {
  const db = (await databases.SQLite?.()) as Database;
  await lockItems(db, 1);
  const start = Date.parse(now());
  let seconds = 0;
  const clock = () => new Date(start + seconds * 1000).toISOString();
  const terms = { source: SOURCE, holder: randomUUID(), leaseSeconds: 60 };
  const lease = new SenderLease(db, { ...terms, now: clock, every: () => () => undefined });
  const slow = heldClaims(db);
  const claim = () => ({ ...terms, now: clock() });
  const queue = new OperationQueue(slow.db, claim, 1, (at) => lease.claimed(at));
  slow.hold();
  const claimed = queue.next();
  await slow.claimed();
  seconds = 30;
  await lease.renew();
  slow.release();
  await claimed;
  seconds = 59;
  expect(lease.isHeld()).toBe(true);
  seconds = 61;
  expect(lease.isHeld()).toBe(false);
  await db.close();
});

test('what is claimed and given back takes as many statements for many operations as for few', async () => {
  const db = (await databases.SQLite?.()) as Database;
  const taken: number[] = [];
  for (const count of [2, 30]) {
    await lockItems(db, count);
    const { counting, statements } = counted(db);
    const claim = () => ({ source: SOURCE, holder: randomUUID(), now: now(), leaseSeconds: 60 });
    const queue = new OperationQueue(counting, claim, count);
    await queue.next();
    await queue.giveBack();
    const states = await db.query<{ state: string; count: number }>(
      `SELECT state, CAST(COUNT(*) AS BIGINT) AS count FROM saldo_operations_Operations
        GROUP BY state ORDER BY state`,
    );
    expect(states).toEqual([
      { state: 'pending', count: count - 1 },
      { state: 'sending', count: 1 },
    ]);
    taken.push(statements());
    await db.execute('DELETE FROM saldo_operations_Operations');
  }
  expect(taken[1]).toBe(taken[0]);
  await db.close();
});

async function lockItems(db: Database, count: number): Promise<void> {
  const by = { source: SOURCE, user: 'ana', now: now() };
  const days = { validFrom: '2026-11-22', validTo: '2026-12-31' };
  for (let number = 1; number <= count; number++) {
    const document = String(number).padStart(12, '0');
    const item = { document, repetition: '000', item: '0001', subitem: String(count) };
    await setLock(db, { ...item, partner: '1', process: 'dunning', reason: 'S', ...days }, by);
  }
}

/** The database, counting what is run on it, in transactions too. */
function counted(db: Database) {
  let count = 0;
  const counting = (target: Database): Database =>
    new Proxy(target, {
      get: (_, name) => {
        if (name === 'transaction') {
          const run: Database['transaction'] = (work, options) =>
            target.transaction((tx) => work(counting(tx)), options);
          return run;
        }
        if (name === 'query' || name === 'execute') count += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  return { counting: counting(db), statements: () => count };
}

/** The database; what a claim found can be held back after it was found. */
function heldClaims(db: Database) {
  let made = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  let isHeld = false;
  const transaction: Database['transaction'] = async (work, options) => {
    const result = await db.transaction(work, options);
    made.resolve();
    if (isHeld) await free.promise;
    return result;
  };
  return {
    db: { dialect: db.dialect, transaction } as Database,
    hold: () => {
      isHeld = true;
      made = Promise.withResolvers<void>();
    },
    claimed: () => made.promise,
    release: () => {
      isHeld = false;
      free.resolve();
    },
  };
}
