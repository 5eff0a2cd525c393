import { randomUUID } from 'node:crypto';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import {
  requestPromise,
  requestReplacement,
  requestVerdicts,
  requestWithdrawal,
} from '../../srv/erp/write-back/requests/promises.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { databases, SOURCE } from './erp-world.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const PARTNER = '0000000100';
const by = { source: SOURCE, user: 'ana', now: NOW };

/** What is cancelled in the order in which it was asked for; the promises' states are what is left. */
describe.each(Object.entries(databases))(
  'Promises whose operations are cancelled on %s',
  (_, open) => {
    let db: Database;

    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.close());
    beforeEach(async () => {
      await db.execute('DELETE FROM saldo_operations_Operations');
    });

    /** The desk gives up an operation that was parked. */
    async function cancel(id: string): Promise<void> {
      await db.execute(`UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?`, [
        id,
      ]);
      const decision = { by: 'ina', now: NOW, why: 'not needed' };
      await db.transaction(async (tx) => cancelParked(tx, await loadParked(tx, id), decision));
    }

    async function enter(promise: ReturnType<typeof promiseOf>, operation: string, state = {}) {
      const { promiseId: ID, partner } = promise;
      const row = { ID, source: SOURCE, partner, status: '0', needsApproval: false, operation };
      await db.insert(promisesTable, [{ ...row, ...state }]);
    }

    /** Asked for; the ERP has it under a number when one is given. */
    async function given(erpPromise: string | null) {
      const promise = promiseOf();
      const create = await requestPromise(db, promise, by);
      await enter(promise, create, { erpPromise });
      if (erpPromise !== null) await confirm(create);
      return { id: promise.promiseId, promise, create };
    }

    function confirm(id: string) {
      return db.execute(`UPDATE saldo_operations_Operations SET state = 'confirmed' WHERE ID = ?`, [
        id,
      ]);
    }

    async function replaced(replaces: string) {
      const promise = promiseOf();
      const operation = await requestReplacement(db, { ...promise, replaces }, by);
      await enter(promise, operation);
      return { id: promise.promiseId, operation };
    }

    const withdraw = (promise: string) =>
      requestWithdrawal(db, { promise, partner: PARTNER, by: 'bank', reason: '' }, by);

    async function statusOf(promise: string): Promise<string | undefined> {
      const [row] = await db.query<{ status: string }>(
        'SELECT status FROM saldo_agreements_Promises WHERE ID = ?',
        [promise],
      );
      return row?.status;
    }

    test('one that the ERP has holds again when its withdrawal is cancelled', async () => {
      const { id } = await given('77');
      await cancel(await withdraw(id));
      expect(await statusOf(id)).toBe('0');
    });

    test('one that is withdrawn again after that is on its way again, behind what came since', async () => {
      const { id } = await given('77');
      const withdrawal = await withdraw(id);
      await cancel(withdrawal);
      const verdict = { verdict: randomUUID(), status: '1', fulfilmentPercent: '100.00' };
      await requestVerdicts(db, [{ promise: id, partner: PARTNER, segment: null, ...verdict }], by);
      expect(await withdraw(id)).toBe(withdrawal);
      const kept = await db.query(
        `SELECT kind, state, outcomeUnknown AS "outcomeUnknown", resolvedBy AS "resolvedBy"
           FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence`,
        [id],
      );
      expect(kept).toEqual([
        { kind: 'promise-create', state: 'confirmed', outcomeUnknown: false, resolvedBy: null },
        { kind: 'promise-verdict', state: 'pending', outcomeUnknown: false, resolvedBy: null },
        // The ERP is asked first whether it had it after all.
        { kind: 'promise-withdraw', state: 'pending', outcomeUnknown: true, resolvedBy: null },
      ]);
    });

    test('one whose creation is cancelled stays so, although the request to create it comes once more', async () => {
      const { id, promise, create } = await given(null);
      await cancel(create);
      expect(await requestPromise(db, promise, by)).toBe(create);
      expect(await statusOf(id)).toBe('5');
      const operations = await db.query('SELECT state FROM saldo_operations_Operations');
      expect(operations).toEqual([{ state: 'cancelled' }]);
    });

    test('one that never got there stays withdrawn when create and withdrawal are cancelled', async () => {
      const { id, create } = await given(null);
      const withdrawal = await withdraw(id);
      await cancel(create);
      await cancel(withdrawal);
      expect(await statusOf(id)).toBe('5');
    });

    test('one that somebody withdrew in the ERP stays withdrawn', async () => {
      const { id } = await given('77');
      const withdrawal = await withdraw(id);
      await db.execute(`UPDATE saldo_agreements_Promises SET erpStatus = '4' WHERE ID = ?`, [id]);
      await cancel(withdrawal);
      expect(await statusOf(id)).toBe('5');
    });

    test('one whose replacement is cancelled holds again', async () => {
      const { id } = await given('77');
      const next = await replaced(id);
      await cancel(next.operation);
      expect([await statusOf(id), await statusOf(next.id)]).toEqual(['0', '5']);
    });

    test('neither holds when the replacement was withdrawn, and both are cancelled', async () => {
      const { id } = await given('77');
      const next = await replaced(id);
      const withdrawal = await withdraw(next.id);
      await cancel(next.operation);
      await cancel(withdrawal);
      expect([await statusOf(id), await statusOf(next.id)]).toEqual(['5', '5']);
    });

    test('one that never got there does not hold again when its replacement is cancelled', async () => {
      const { id, create } = await given(null);
      const next = await replaced(id);
      await cancel(create);
      await cancel(next.operation);
      expect([await statusOf(id), await statusOf(next.id)]).toEqual(['5', '5']);
    });
  },
);

function promiseOf() {
  const amount = '10.00';
  return {
    promiseId: randomUUID(),
    partner: PARTNER,
    category: '01',
    currency: 'EUR',
    amount,
    dates: [{ dueOn: '2026-03-20', amount }],
    items: [{ document: '1', repetition: '000', item: '0001', subitem: '000', amount }],
  };
}
