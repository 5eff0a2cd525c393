import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type ErpConnection, openErp } from '../../srv/erp/connection.ts';
import { sharedBudget } from '../../srv/erp/request-budget.ts';
import { services } from '../../srv/erp/services.ts';
import { enqueueOperation, type NewOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { repeatabilityHeaders } from '../../srv/erp/write-back/repeatability.ts';
import { setLock } from '../../srv/erp/write-back/requests/locks.ts';
import { retryParked } from '../../srv/erp/write-back/resolve-parked.ts';
import { type SendOptions, sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { inList } from '../../srv/platform/sql-text.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { databases, loadScales, SOURCE } from './erp-world.ts';
import { type StubErp, send, startStubErp } from './stub-erp.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const PARTNER = '0000000100';

interface WriteAnswer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the ERP answers a write; the request's body is given. */
type OnWrite = (body: Record<string, unknown>) => WriteAnswer | 'cut';
/** Rows the ERP shows for a path. */
type OnRead = (path: string) => readonly object[];

describe.each(Object.entries(databases))('The ends of an operation on %s', (_, open) => {
  let db: Database;
  let erp: StubErp;
  let onWrite: OnWrite = () => ({ status: 201 });
  let onRead: OnRead = () => [];
  let writes: IncomingMessage['headers'][] = [];
  let hours = 0;

  beforeAll(async () => {
    db = await open();
    await loadScales(db);
    erp = await startStubErp((request, response) => {
      if (request.method === 'GET') {
        const value = rowsOr500(decodeURIComponent(request.url ?? ''));
        if (value === undefined) return send(response, 500, {});
        return send(response, 200, { value }, { 'x-csrf-token': 'one' });
      }
      writes.push(request.headers);
      void bodyOf(request).then((body) => {
        const answer = onWrite(body);
        if (answer === 'cut') return request.socket.destroy();
        send(response, answer.status, answer.body ?? body, answer.headers);
      });
    });
  });
  afterAll(async () => {
    await erp.stop();
    await db.close();
  });
  beforeEach(async () => {
    await db.execute('DELETE FROM saldo_operations_Operations');
    onWrite = (body) => ({ status: 201, body: { ...body, ContactNote: '4711' } });
    onRead = () => [];
    writes = [];
    hours = 0;
  });

  /** Undefined where the ERP cannot be read. */
  const rowsOr500 = (path: string) => {
    try {
      return onRead(path);
    } catch {
      return undefined;
    }
  };
  const now = () => new Date(START + hours * 3_600_000).toISOString();
  const sendNow = (options: Partial<SendOptions> = {}) =>
    sendOperations(db, erp.erp, { source: SOURCE, now, limit: 100, ...options });

  test('all attempts at one effect say when it was first sent', async () => {
    await enqueue(db, note('called'));
    onWrite = () => 'cut';
    await sendNow();
    hours = 2;
    await sendNow();
    const first = new Date(START).toUTCString();
    expect(writes.map((headers) => headers['repeatability-first-sent'])).toEqual([first, first]);
    const [one, two] = writes.map((headers) => headers['repeatability-request-id']);
    expect(one).toBe(two);
  });

  test('what surely did not arrive is sent for the first time again', async () => {
    await enqueue(db, note('called'));
    onWrite = () => ({ status: 429, body: { error: { message: 'busy' } } });
    await sendNow();
    hours = 30;
    await sendNow();
    expect(writes.at(-1)?.['repeatability-first-sent']).toBe(new Date(now()).toUTCString());
  });

  test('a deadline that a lease does not outlast twice is refused before anything is claimed', async () => {
    const id = await enqueue(db, note('called'));
    await expect(sendNow({ leaseSeconds: 4 })).rejects.toMatchObject({
      code: 'WRITE_BACK_DEADLINE_TOO_LONG',
    });
    expect(await operationOf(db, id)).toMatchObject({ state: 'pending', attempts: 0 });
    expect(await sendNow({ leaseSeconds: 4.1 })).toMatchObject({ confirmed: 1 });
  });

  test('what may have been taken over while the ERP was asked is not sent, and given back', async () => {
    const id = await enqueue(db, note('called'));
    onWrite = () => 'cut';
    await sendNow();
    hours = 1;
    // The process stands still while it looks whether the ERP has it.
    onRead = () => {
      hours = 2;
      return [];
    };
    expect(await sendNow()).toMatchObject({ failure: { code: 'WRITE_BACK_LEASE_LOST' } });
    expect(writes).toHaveLength(1);
    expect(await operationOf(db, id)).toMatchObject({ state: 'pending', attempts: 1 });
  });

  test.each(['budget', 'token'])(
    'what may have been taken over while it waited for %s is not sent',
    async (what) => {
      const id = await enqueue(db, note('called'));
      let permits = 0;
      /** The first permit is for the token, the second for the write. */
      const permit = async () => {
        permits += 1;
        if (permits === (what === 'token' ? 1 : 2)) hours = 1;
      };
      const budget = { permit, pause: async () => {} };
      const sender = openErp({ url: erp.url, user: 'SALDO', password: 'x' }, { budget });
      const options = { source: SOURCE, now, limit: 100, parallel: 1 };
      const report = await sendOperations(db, sender, options);
      expect(report).toMatchObject({ failure: { code: 'WRITE_BACK_LEASE_LOST' } });
      expect(permits).toBe(2);
      expect(writes).toHaveLength(0);
      expect(await operationOf(db, id)).toMatchObject({ state: 'pending', attempts: 0 });
    },
  );

  test('an ERP that asks one sender to wait is left alone by all until then', async () => {
    const ids = [await enqueue(db, note('first')), await enqueue(db, note('second'))];
    onWrite = () => ({ status: 429, body: {}, headers: { 'retry-after': '90' } });
    const sender = () => {
      const budget = sharedBudget(databaseCoordination(db), {
        source: SOURCE,
        limit: 100,
        seconds: 10,
        patience: 0,
      });
      return openErp({ url: erp.url, user: 'SALDO', password: 'x' }, { budget });
    };
    const options = { source: SOURCE, now, limit: 1, parallel: 1 };
    expect(await sendOperations(db, sender(), options)).toMatchObject({ later: 1 });
    expect(await sendOperations(db, sender(), options)).toMatchObject({
      later: 1,
      failure: { code: 'ERP_BUDGET_SPENT' },
    });
    expect(writes).toHaveLength(1);
    for (const id of ids) expect(await operationOf(db, id)).toMatchObject({ state: 'pending' });
  });

  test('a payload that its kind cannot be made of is parked, and the others go out', async () => {
    const poison = await enqueue(db, { ...note('called'), payload: { partner: PARTNER } });
    await enqueue(db, note('second'));
    expect(await sendNow()).toMatchObject({ confirmed: 1, parked: 1 });
    expect(await operationOf(db, poison)).toMatchObject({
      state: 'parked',
      errorCode: 'OPERATION_PAYLOAD_BROKEN',
    });
  });

  test.each([403, 405, 413, 415])(
    'what the ERP answers with %i each time is left to a person',
    async (status) => {
      const id = await enqueue(db, note('called'));
      onWrite = () => ({ status, body: { error: { message: 'not for you' } } });
      for (let attempt = 1; attempt < 8; attempt++) {
        expect(await sendNow()).toMatchObject({ later: 1, parked: 0 });
        hours += 1;
      }
      expect(await sendNow()).toMatchObject({ later: 0, parked: 1 });
      expect(await operationOf(db, id)).toMatchObject({
        state: 'parked',
        errorCode: 'ERP_REFUSED',
      });
    },
  );

  test('a fault of one worker stops the others, and ends the run when they are done', async () => {
    const ids = await Promise.all(['one', 'two', 'three'].map((text) => enqueue(db, note(text))));
    const fault = new Error('out of memory');
    let calls = 0;
    const sender: ErpConnection = {
      writeDeadline: erp.erp.writeDeadline,
      read: (...call) => erp.erp.read(...call),
      write: (...call) => {
        calls += 1;
        return calls === 1 ? Promise.reject(fault) : erp.erp.write(...call);
      },
    };
    const options = { source: SOURCE, now, limit: 100, parallel: 2 };
    await expect(sendOperations(db, sender, options)).rejects.toBe(fault);
    const states = await Promise.all(ids.map(async (id) => (await operationOf(db, id)).state));
    expect(states.sort()).toEqual(['confirmed', 'pending', 'sending']);
    expect(writes).toHaveLength(1);
  });

  test('a sign-in that the ERP refuses ends the run, and no attempt counts', async () => {
    const ids = [];
    for (let count = 0; count < 20; count++) ids.push(await enqueue(db, note(`note ${count}`)));
    onWrite = () => ({ status: 401, body: {} });
    const report = await sendNow({ parallel: 2 });
    expect(report).toMatchObject({ parked: 0, failure: { code: 'ERP_REFUSED' } });
    expect(writes.length).toBeLessThanOrEqual(2);
    for (const id of ids) {
      expect(await operationOf(db, id)).toMatchObject({ state: 'pending', attempts: 0 });
    }
    await sendNow();
    const kept = `SELECT token FROM saldo_operations_OperationAttempts WHERE operation ${inList(db.dialect)}`;
    expect(await db.query(kept, [JSON.stringify(ids)])).toEqual([]);
    onWrite = (body) => ({ status: 201, body: { ...body, ContactNote: '4711' } });
    expect(await sendNow()).toMatchObject({ confirmed: 20 });
  });

  test('a reading that fails before anything was sent leaves it unsent', async () => {
    const id = await enqueue(db, await withdrawal(db));
    onRead = () => {
      throw new Error('short dump');
    };
    expect(await sendNow()).toMatchObject({ later: 1 });
    expect(writes).toHaveLength(0);
    expect(await operationOf(db, id)).toMatchObject({ state: 'pending', outcomeUnknown: false });
  });

  test('after 408 nobody knows whether it arrived', async () => {
    const id = await enqueue(db, note('called'));
    onWrite = () => ({ status: 408, body: {} });
    expect(await sendNow()).toMatchObject({ later: 1 });
    expect(await operationOf(db, id)).toMatchObject({ state: 'pending', outcomeUnknown: true });
  });

  test('operations put in at once on one object get places one after the other', async () => {
    const subject = randomUUID();
    const texts = Array.from({ length: 12 }, (_, index) => `note ${index}`);
    await Promise.all(
      texts.map((text) => db.transaction((tx) => enqueue(tx, note(text, subject)))),
    );
    const rows = await db.query<{ sequence: number }>(
      'SELECT sequence FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence',
      [subject],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(texts.map((_, index) => index + 1));
  });

  describe('of an ERP whose gateway knows request ids for some hours', () => {
    const window = { repeatabilityHours: 6 };
    const lost = async () => {
      const id = await enqueue(db, dispute());
      onWrite = () => 'cut';
      await sendNow(window);
      return id;
    };

    test('is sent again within them with the same id, and done as soon as it is answered', async () => {
      await lost();
      onWrite = (body) => ({ status: 201, body: { ...body, CaseUUID: 'first' } });
      hours = 5;
      expect(await sendNow(window)).toMatchObject({ confirmed: 1 });
      const ids = writes.map((headers) => headers['repeatability-request-id']);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    test('is left to a person after them, unless the ERP shows it', async () => {
      const id = await lost();
      hours = 7;
      expect(await sendNow(window)).toMatchObject({ parked: 1 });
      expect(await operationOf(db, id)).toMatchObject({ errorCode: 'OPERATION_WINDOW_EXPIRED' });
      expect(writes).toHaveLength(1);
    });

    test('is confirmed after them when the ERP shows it', async () => {
      const id = await lost();
      hours = 7;
      const CaseExternalReference = id.replaceAll('-', '').toUpperCase();
      onRead = () => [{ CaseUUID: 'first', CaseExternalReference }];
      expect(await sendNow(window)).toMatchObject({ confirmed: 1 });
      expect(writes).toHaveLength(1);
    });
  });

  describe('of an ERP where nothing protects from a second effect', () => {
    /** A case whose first request was lost, and that was sent again. */
    const sentAgain = async () => {
      const id = await enqueue(db, dispute());
      onWrite = () => 'cut';
      await sendNow();
      onWrite = (body) => ({ status: 201, body: { ...body, CaseUUID: 'second' } });
      await db.execute(
        'UPDATE saldo_operations_Operations SET nextAttemptAt = NULL WHERE nextAttemptAt <= ?',
        [new Date(START + 59_000).toISOString()],
      );
      expect(await sendNow()).toMatchObject({ confirmed: 0, later: 0 });
      hours = 1;
      expect(await sendNow()).toMatchObject({ confirmed: 0, later: 1 });
      hours = 2;
      return id;
    };
    const cases = (id: string, ...keys: string[]) =>
      keys.map((CaseUUID) => ({
        CaseUUID,
        CaseExternalReference: id.replaceAll('-', '').toUpperCase(),
      }));

    test('the double is found and parked', async () => {
      const id = await sentAgain();
      onRead = () => cases(id, 'first', 'second');
      expect(await sendNow()).toMatchObject({ parked: 1 });
      const { errorCode, errorText } = await operationOf(db, id);
      expect(errorCode).toBe('OPERATION_DONE_TWICE');
      expect(errorText).toMatch(/first, second/);
    });

    test('one that was answered and is not there is left to a person, who may send it anew', async () => {
      const id = await sentAgain();
      expect(await sendNow()).toMatchObject({ confirmed: 0, parked: 1 });
      expect(await operationOf(db, id)).toMatchObject({ errorCode: 'OPERATION_NOT_SHOWN' });
      const decision = { by: 'ina', now: now(), why: 'it was deleted there' };
      await retryParked(db, await loadParked(db, id), decision);
      expect(await operationOf(db, id)).toMatchObject({ state: 'pending', erpKey: null });
      expect(await sendNow()).toMatchObject({ later: 1, parked: 0 });
    });

    test('a single one is confirmed after another look', async () => {
      const id = await sentAgain();
      onRead = () => cases(id, 'second');
      expect(await sendNow()).toMatchObject({ confirmed: 1 });
      expect(await operationOf(db, id)).toMatchObject({ state: 'confirmed', erpKey: 'second' });
    });
  });

  describe('of an ERP that does not say who set a lock', () => {
    const lock = {
      ...{ document: '000000000001', repetition: '000', item: '0001', subitem: '000' },
      ...({ partner: PARTNER, process: 'dunning', reason: 'S' } as const),
      ...{ validFrom: '2026-03-02', validTo: '2026-03-31' },
    };
    const ask = async () => {
      await db.execute('DELETE FROM saldo_locks_RequestedLocks');
      return setLock(db, lock, { source: SOURCE, user: 'ana', now: now() });
    };
    const statusOf = async (id: string) => {
      const [row] = await db.query<{ status: string }>(
        'SELECT status FROM saldo_locks_RequestedLocks WHERE ID = ?',
        [id],
      );
      return row?.status;
    };

    test('one that was there before is not asked for, and not ours', async () => {
      const id = await ask();
      onRead = () => [{}];
      expect(await sendNow()).toMatchObject({ confirmed: 1 });
      expect([writes.length, await statusOf(id)]).toEqual([0, 'foreign']);
    });

    test('one that is found by the successor of a sender that died before it asked is not ours', async () => {
      const id = await ask();
      await db.execute(
        `UPDATE saldo_operations_Operations SET state = 'sending', leaseUntil = ?, firstSentAt = ?`,
        [new Date(START - 1).toISOString(), new Date(START - 61_000).toISOString()],
      );
      onRead = () => [{}];
      expect(await sendNow()).toMatchObject({ confirmed: 1 });
      expect([writes.length, await statusOf(id)]).toEqual([0, 'foreign']);
    });

    test('one that is found after a lost answer is ours', async () => {
      const id = await ask();
      onWrite = () => 'cut';
      expect(await sendNow()).toMatchObject({ later: 1 });
      expect(writes[0]).not.toHaveProperty('if-match');
      hours = 1;
      onRead = () => [{}];
      expect(await sendNow()).toMatchObject({ confirmed: 1 });
      expect([writes.length, await statusOf(id)]).toEqual([1, 'set']);
    });
  });

  describe('that changes what somebody else changed meanwhile', () => {
    const before = { PromiseToPay: '77', '@odata.etag': 'W/"1"', PromiseStatus: '' };
    const after = { PromiseToPay: '77', '@odata.etag': 'W/"2"', PromiseStatus: '1' };

    beforeEach(() => {
      let reads = 0;
      onRead = (path) => {
        if (path.includes('Operation?')) return [];
        reads += 1;
        return [reads === 1 ? before : after];
      };
      onWrite = () => ({ status: 412, body: { error: { code: 'ETAG', message: 'changed' } } });
    });

    test('is parked with both versions and what was wanted', async () => {
      const id = await enqueue(db, await withdrawal(db));
      expect(await sendNow()).toMatchObject({ parked: 1 });
      expect(writes[0]?.['if-match']).toBe('W/"1"');
      const { conflict } = await operationOf(db, id);
      expect(JSON.parse(conflict ?? '')).toEqual({
        before,
        wanted: expect.objectContaining({ OperationId: id }),
        now: after,
      });
    });

    test('is repeated after a lost answer as it was sent first, so that nothing is overwritten', async () => {
      const refuse = onWrite;
      onWrite = (body) => (writes.length === 1 ? 'cut' : refuse(body));
      const id = await enqueue(db, await withdrawal(db));
      expect(await sendNow()).toMatchObject({ later: 1 });
      hours = 1;
      expect(await sendNow()).toMatchObject({ parked: 1 });
      expect(writes.map((headers) => headers['if-match'])).toEqual(['W/"1"', 'W/"1"']);
      expect(JSON.parse((await operationOf(db, id)).conflict ?? '')).toMatchObject({ now: after });
    });

    test('is not made again where a copy of what was turned away came through later', async () => {
      onWrite = () => ({ status: 429, body: { error: { message: 'busy' } } });
      const id = await enqueue(db, await withdrawal(db));
      expect(await sendNow()).toMatchObject({ later: 1 });
      const read = onRead;
      onRead = (path) => (path.includes('/Operation?') ? [{ OperationId: id }] : read(path));
      hours = 1;
      expect(await sendNow()).toMatchObject({ confirmed: 1 });
      expect(writes).toHaveLength(1);
    });

    test('is confirmed when that was the same change', async () => {
      const id = await enqueue(db, await withdrawal(db));
      const read = onRead;
      onRead = (path) => (path.includes('/Operation?') ? [{ OperationId: id }] : read(path));
      expect(await sendNow()).toMatchObject({ confirmed: 1, parked: 0 });
      expect(await operationOf(db, id)).toMatchObject({ state: 'confirmed', erpKey: '77' });
    });
  });
});

describe('Repeatability headers', () => {
  const id = '0f8fad5b-d9cb-569f-a165-70867728950e';
  const first = '2026-03-02T08:00:00.000Z';

  test('are those of OASIS for V4', () => {
    expect(repeatabilityHeaders(services.collections, id, first)).toEqual({
      'Repeatability-Request-ID': id,
      'Repeatability-First-Sent': 'Mon, 02 Mar 2026 08:00:00 GMT',
    });
  });

  test('are those of SAP Gateway for V2: an id of 32 characters', () => {
    expect(repeatabilityHeaders(services.businessPartner, id, first)).toEqual({
      RequestID: '0F8FAD5BD9CB569FA16570867728950E',
      RepeatabilityCreation: '2026-03-02T08:00:00',
    });
  });
});

type Meant = Pick<NewOperation, 'kind' | 'subject' | 'payload'>;

function enqueue(db: Database, meant: Meant): Promise<string> {
  const made = { createdAt: new Date(START).toISOString(), createdBy: 'ana' };
  return enqueueOperation(db, { source: SOURCE, partner: PARTNER, ...meant, ...made });
}

function note(text: string, subject: string = randomUUID()): Meant {
  const said = { startedAt: '2026-03-02T07:00:00.000Z', channel: 'phone', direction: 'outbound' };
  const payload = { contactId: subject, partner: PARTNER, ...said, result: 'PTP', note: text };
  return { kind: 'contact-note', subject, payload };
}

function dispute(): Meant {
  const caseId = randomUUID();
  const about = { caseType: 'F2', title: 'Wrong amount', reason: '01', companyCode: '1000' };
  const payload = {
    caseId,
    partner: PARTNER,
    ...about,
    currency: 'EUR',
    amount: '10.00',
    items: [],
  };
  return { kind: 'dispute-create', subject: caseId, payload };
}

/** Of a promise that the ERP knows as 77. */
async function withdrawal(db: Database): Promise<Meant> {
  const subject = randomUUID();
  await db.insert(promisesTable, [
    { ID: subject, source: SOURCE, partner: PARTNER, erpPromise: '77', status: '4' },
  ]);
  return { kind: 'promise-withdraw', subject, payload: { by: 'customer', reason: '01' } };
}

interface Kept {
  readonly state: string;
  readonly attempts: number;
  readonly outcomeUnknown: boolean;
  readonly erpKey: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
  readonly conflict: string | null;
}

async function operationOf(db: Database, id: string): Promise<Kept> {
  const [row] = await db.query<Kept>(
    `SELECT state, attempts, outcomeUnknown AS "outcomeUnknown", erpKey AS "erpKey", errorCode AS "errorCode",
            errorText AS "errorText", conflict FROM saldo_operations_Operations WHERE ID = ?`,
    [id],
  );
  if (!row) throw new Error(`no operation ${id}`);
  return row;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += part;
  return text === '' ? {} : JSON.parse(text);
}
