import { randomUUID } from 'node:crypto';
import { dueObjects } from '../../srv/erp/write-back/due-objects.ts';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import type { OperationKindName } from '../../srv/erp/write-back/operation-kinds/index.ts';
import type { Database } from '../../srv/platform/database.ts';
import { contractAccountsTable, quarantinesTable } from '../../srv/platform/tables.ts';
import { databases, SOURCE } from './erp-world.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const HELD = { partner: '0000000200', account: '000000000200' };

describe.each(Object.entries(databases))('Objects with something due on %s', (_, open) => {
  let db: Database;
  let entered = 0;

  beforeAll(async () => {
    db = await open();
    const of = { source: SOURCE, ...HELD, companyCode: '1000' };
    await db.insert(contractAccountsTable, [of]);
    await db.insert(quarantinesTable, [{ ...of, currency: 'EUR' }]);
  });
  afterAll(() => db.close());
  beforeEach(() => db.execute('DELETE FROM saldo_operations_Operations'));

  function enter(kind: OperationKindName, objectKey: string, partner = '0000000100') {
    entered += 1;
    const about = { kind, source: SOURCE, partner, subject: randomUUID(), objectKey };
    const createdAt = new Date(Date.parse(NOW) - 1_000_000 + entered).toISOString();
    return enqueueOperation(db, { ...about, payload: {}, createdAt, createdBy: 'ana' });
  }

  const due = async (limit: number) =>
    (await dueObjects(db, SOURCE, { now: NOW, limit })).map(({ objectKey }) => objectKey);

  test('what waits behind a parked operation, or for a quarantine, takes no place of others', async () => {
    const parked = await enter('contact-note', 'parked');
    await db.execute(`UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?`, [
      parked,
    ]);
    await enter('contact-note', 'parked');
    await enter('promise-create', 'in quarantine', HELD.partner);
    await enter('contact-note', 'free');
    await enter('contact-note', 'note of the same customer', HELD.partner);
    expect(await due(2)).toEqual(['free', 'note of the same customer']);
  });

  test('an object is named once, by its oldest operation, anew after each attempt', async () => {
    const first = await enter('contact-note', 'one');
    await enter('contact-note', 'one');
    const attempts = async () => await dueObjects(db, SOURCE, { now: NOW, limit: 10 });
    expect(await attempts()).toEqual([{ source: SOURCE, objectKey: 'one', attempt: `${first}:0` }]);
    await db.execute('UPDATE saldo_operations_Operations SET attempts = 1 WHERE ID = ?', [first]);
    expect(await attempts()).toMatchObject([{ attempt: `${first}:1` }]);
  });
});
