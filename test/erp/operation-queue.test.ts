import { randomUUID } from 'node:crypto';
import { OperationQueue } from '../../srv/erp/write-back/operation-queue.ts';
import { setLock } from '../../srv/erp/write-back/requests/locks.ts';
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
