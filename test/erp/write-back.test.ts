import { type ErpConnection, openErp } from '../../srv/erp/connection.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { services } from '../../srv/erp/services.ts';
import { claimOperations } from '../../srv/erp/write-back/claim-operations.ts';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import { settleOperation } from '../../srv/erp/write-back/settle-operation.ts';
import { type Every, systemEvery } from '../../srv/platform/clock.ts';
import type { Database } from '../../srv/platform/database.ts';
import { promisesTable, quarantinesTable } from '../../srv/platform/tables.ts';
import { eventually } from '../support/eventually.ts';
import { databases, type ErpWorld, loadScales, now, SOURCE, startErpWorld } from './erp-world.ts';
import { send, startStubErp } from './stub-erp.ts';

const LIMIT = 100;

/** What is promised, and how the ERP writes it: without decimals in COP, with four in CLF. */
const PROMISED = {
  EUR: { amount: '20.05', wire: '20.05' },
  COP: { amount: '2500.00', wire: '25.00' },
  CLF: { amount: '0.1234', wire: '12.34' },
} as const;

let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());
afterEach(() => world.control('faults', {}, 'DELETE'));

interface Operation {
  readonly state: string;
  readonly erpKey: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
  readonly outcomeUnknown: boolean;
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
}

describe.each(Object.entries(databases))('Write-back on %s', (_, open) => {
  let db: Database;
  let subjects = 0;

  beforeAll(async () => {
    db = await open();
    await loadScales(db);
    await mirrorFull(db, world.erp, { source: SOURCE, now });
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.execute('DELETE FROM saldo_operations_Operations');
    await mirrorDelta(db, world.erp, { source: SOURCE, now });
  });

  const sendNow = (at = now()) =>
    sendOperations(db, world.erp, { source: SOURCE, now: () => at, limit: LIMIT });

  test('a promise is in the ERP with its dates and items, amounts at the scale of the ERP', async () => {
    for (const currency of ['EUR', 'COP', 'CLF'] as const) {
      const { operation, promise, item } = await enqueuePromise(db, currency);
      expect(await sendNow()).toMatchObject({ confirmed: 1, later: 0, parked: 0 });
      const { state, erpKey } = await operationOf(db, operation);
      expect(state).toBe('confirmed');
      const [held] = await promisesOf(operation);
      expect(held).toMatchObject({ PromiseToPay: erpKey, TransactionCurrency: currency });
      expect(Number(held?.PromisedAmount)).toBe(Number(PROMISED[currency].wire));
      const [kept] = await db.query<{ erpPromise: string }>(
        'SELECT erpPromise AS "erpPromise" FROM saldo_agreements_Promises WHERE ID = ?',
        [promise],
      );
      expect(kept?.erpPromise).toBe(erpKey);

      await mirrorDelta(db, world.erp, { source: SOURCE, now });
      const [marked] = await db.query<{ category: string }>(
        `SELECT substituteCategory AS "category" FROM saldo_ledger_Items
          WHERE document = ? AND item = ? AND subitem = '000'`,
        [item.document, item.item],
      );
      expect(marked?.category).toBe('P');
    }
  });

  test('an answer lost after the commit gives exactly one promise', async () => {
    const { operation } = await enqueuePromise(db, 'EUR');
    await world.control('faults', { methods: ['POST'], pathContains: 'PromiseToPay', cutNext: 1 });
    expect(await sendNow()).toMatchObject({ confirmed: 0, later: 1 });
    expect(await operationOf(db, operation)).toMatchObject({
      state: 'pending',
      outcomeUnknown: true,
      errorCode: 'ERP_UNREACHABLE',
    });
    await world.control('stats', {}, 'DELETE');
    expect(await sendNow(inOneHour())).toMatchObject({ confirmed: 1 });
    expect(await promisesOf(operation)).toHaveLength(1);
    expect(JSON.stringify(await world.control('stats', {}, 'GET'))).not.toContain('POST');
  });

  test('two senders at once send each operation once', async () => {
    const operations = [];
    for (let count = 0; count < 20; count++) operations.push(await enqueueNote(db));
    const options = { source: SOURCE, now, limit: LIMIT };
    const reports = await Promise.all([
      sendOperations(db, world.connect(), options),
      sendOperations(db, world.connect(), options),
    ]);
    const confirmed = reports.map((report) => report.confirmed);
    expect((confirmed[0] ?? 0) + (confirmed[1] ?? 0)).toBe(20);
    const notes = await Promise.all(operations.map((id) => objectsOf('ContactNote', id)));
    expect(notes.map((found) => found.length)).toEqual(operations.map(() => 1));
  });

  test('what another sender holds is left alone until its lease ends, then read first', async () => {
    const id = await enqueueNote(db);
    await db.execute(
      `UPDATE saldo_operations_Operations
          SET state = 'sending', leaseHolder = 'other', leaseUntil = ?, fencingToken = 1
        WHERE ID = ?`,
      [inOneHour(), id],
    );
    expect(await sendNow()).toMatchObject({ confirmed: 0 });
    expect(await sendNow(inHours(2))).toMatchObject({ confirmed: 1 });
    expect(await objectsOf('ContactNote', id)).toHaveLength(1);
  });

  test('an operation that takes longer than a beat is not overtaken: the lease is renewed', async () => {
    const id = await enqueueNote(db);
    const stub = await startStubErp(
      (request, response) => {
        if (request.method !== 'POST') return send(response, 200, {}, { 'x-csrf-token': 'one' });
        const until = leaseOf(db, id);
        const isRenewed = async () => ((await leaseOf(db, id)) ?? '') > ((await until) ?? '');
        const body = { OperationId: id, ContactNote: '4711' };
        void eventually(isRenewed).then(() => send(response, 201, body));
      },
      { deadline: 29_000 },
    );
    const beats: number[] = [];
    const soon: Every = (milliseconds, beat) => {
      beats.push(milliseconds);
      return systemEvery(50, beat);
    };
    const options = { source: SOURCE, now, limit: 1, leaseSeconds: 60, every: soon };
    const report = await sendOperations(db, stub.erp, options);
    await stub.stop();
    expect(beats).toEqual([20_000]);
    expect(report).toMatchObject({ confirmed: 1, overtaken: 0 });
  });

  test('a sender that could not renew its leases sends nothing more and gives the rest back', async () => {
    const ids = [await enqueueNote(db), await enqueueNote(db), await enqueueNote(db)];
    const ticks = [now(), now()];
    const options = { source: SOURCE, limit: LIMIT, parallel: 1 };
    // The clock jumps when the first was sent, as after a process was suspended.
    let sent = 0;
    const erp: ErpConnection = {
      writeDeadline: world.erp.writeDeadline,
      read: world.erp.read.bind(world.erp),
      write: async (...call) => {
        sent += 1;
        const answer = await world.erp.write(...call);
        ticks.push(inOneHour());
        return answer;
      },
    };
    const report = await sendOperations(db, erp, { ...options, now: () => ticks.at(-1) ?? '' });
    expect(report).toMatchObject({ confirmed: 1, failure: { code: 'WRITE_BACK_LEASE_LOST' } });
    expect(sent).toBe(1);
    const states = await Promise.all(ids.map((id) => operationOf(db, id)));
    expect(states.map(({ state }) => state).sort()).toEqual(['confirmed', 'pending', 'pending']);
    expect(states.filter(({ state }) => state === 'pending')).toEqual([
      expect.objectContaining({ attempts: 0, outcomeUnknown: false }),
      expect.objectContaining({ attempts: 0, outcomeUnknown: false }),
    ]);
  });

  test('a payload that cannot be read is parked, and the others go out', async () => {
    const broken = await enqueueNote(db);
    await enqueueNote(db);
    await db.execute('UPDATE saldo_operations_Operations SET payload = ? WHERE ID = ?', [
      '{',
      broken,
    ]);
    expect(await sendNow()).toMatchObject({ confirmed: 1, parked: 1 });
    expect(await operationOf(db, broken)).toMatchObject({ errorCode: 'OPERATION_PAYLOAD_BROKEN' });
  });

  test('a sender whose lease was taken over settles nothing', async () => {
    const id = await enqueueNote(db);
    const claim = { source: SOURCE, holder: 'late', leaseSeconds: 60, limit: 1 };
    const [late] = await claimOperations(db, { ...claim, now: now() });
    if (!late) throw new Error('nothing was claimed');
    expect(await sendNow(inOneHour())).toMatchObject({ confirmed: 1 });
    const outcome = { kind: 'confirmed', erpKey: 'WRONG', evidence: 'sent' } as const;
    expect(await settleOperation(db, late, outcome, now())).toBe('overtaken');
    expect((await operationOf(db, id)).erpKey).not.toBe('WRONG');
  });

  test('operations on one object go out in order, and wait behind one that is parked', async () => {
    const subject = nextSubject();
    const first = await enqueueNote(db, subject, 'first', 'NOBODY');
    const second = await enqueueNote(db, subject, 'second');
    await db.execute('UPDATE saldo_operations_Operations SET kind = ? WHERE ID = ?', [
      'unheard-of',
      first,
    ]);
    expect(await sendNow()).toMatchObject({ confirmed: 0, parked: 1 });
    expect((await operationOf(db, second)).state).toBe('pending');
    await db.execute(`UPDATE saldo_operations_Operations SET state = 'cancelled' WHERE ID = ?`, [
      first,
    ]);
    expect(await sendNow()).toMatchObject({ confirmed: 1 });
  });

  test('what the ERP refuses for business reasons is parked with its words', async () => {
    const { operation, item } = await enqueuePromise(db, 'EUR');
    await world.control('pay', { partner: item.partner });
    expect(await sendNow()).toMatchObject({ confirmed: 0, parked: 1 });
    const parked = await operationOf(db, operation);
    expect(parked).toMatchObject({ state: 'parked', errorCode: 'ERP_REFUSED' });
    expect(parked.errorText).toMatch(/item/i);
  });

  test('429 puts an operation off as long as the ERP asks', async () => {
    const id = await enqueueNote(db);
    const fault = { methods: ['POST'], pathContains: 'ContactNote', rate429: 1 };
    await world.control('faults', { ...fault, retryAfterSeconds: 90 });
    const at = now();
    expect(await sendNow(at)).toMatchObject({ later: 1, parked: 0 });
    const { state, nextAttemptAt, outcomeUnknown } = await operationOf(db, id);
    expect({ state, outcomeUnknown }).toEqual({ state: 'pending', outcomeUnknown: false });
    expect(Date.parse(nextAttemptAt ?? '') - Date.parse(at)).toBe(90_000);
    await world.control('faults', {}, 'DELETE');
    expect(await sendNow(at)).toMatchObject({ confirmed: 0, later: 0 });
    expect(await sendNow(inOneHour())).toMatchObject({ confirmed: 1 });
  });

  test('a session the ERP has forgotten is renewed', async () => {
    await enqueueNote(db);
    await sendNow();
    await world.control('sessions', {}, 'DELETE');
    await enqueueNote(db);
    expect(await sendNow()).toMatchObject({ confirmed: 1 });
  });

  test('an ERP that is down leaves everything pending', async () => {
    const ids = [await enqueueNote(db), await enqueueNote(db)];
    const down = openErp(
      { url: 'http://127.0.0.1:9', user: 'SALDO', password: 'x' },
      { readRetries: 0 },
    );
    const report = await sendOperations(db, down, { source: SOURCE, now, limit: LIMIT });
    expect(report).toMatchObject({ confirmed: 0, later: 2, failure: { code: 'ERP_UNREACHABLE' } });
    for (const id of ids) {
      expect(await operationOf(db, id)).toMatchObject({ state: 'pending', outcomeUnknown: false });
    }
    expect(await sendNow(inOneHour())).toMatchObject({ confirmed: 2 });
  });

  test('a promise on a quarantined account is kept back, a note is not', async () => {
    const { operation, item } = await enqueuePromise(db, 'EUR');
    await enqueueNote(db, nextSubject(), 'called', item.partner);
    const { companyCode, account, currency } = item;
    await db.insert(quarantinesTable, [{ source: SOURCE, companyCode, account, currency }]);
    expect(await sendNow()).toMatchObject({ confirmed: 1, held: 1 });
    expect((await operationOf(db, operation)).state).toBe('pending');
    await db.execute('DELETE FROM saldo_mirror_Quarantines');
    expect(await sendNow()).toMatchObject({ confirmed: 1, held: 0 });
  });

  test('the same operation put in twice is one', async () => {
    const subject = nextSubject();
    const ids = [await enqueueNote(db, subject), await enqueueNote(db, subject)];
    expect(new Set(ids).size).toBe(1);
    expect(await sendNow()).toMatchObject({ confirmed: 1 });
  });

  function nextSubject(): string {
    subjects += 1;
    return `00000000-0000-4000-8000-${String(subjects).padStart(12, '0')}`;
  }

  async function enqueueNote(
    into: Database,
    subject = nextSubject(),
    note = 'called',
    partner = '',
  ): Promise<string> {
    const whom = partner || (await somePartner(into));
    const payload = {
      contactId: subject,
      partner: whom,
      startedAt: '2026-11-22T09:00:00.000Z',
      channel: 'phone',
      direction: 'outbound',
      result: 'PTP',
      note,
    };
    const about = {
      kind: 'contact-note',
      source: SOURCE,
      partner: whom,
      subject,
      payload,
    } as const;
    // Each database has its own operations, the ERP is the same.
    const createdBy = `agent of ${into.dialect}`;
    return enqueueOperation(into, {
      ...about,
      payload: { ...payload, note: `${note} ${createdBy} ${subject}` },
      createdAt: now(),
      createdBy,
    });
  }

  async function enqueuePromise(into: Database, currency: keyof typeof PROMISED) {
    const item = await promisableItem(into, currency);
    const promise = `${into.dialect === 'sqlite' ? '1' : '2'}${nextSubject().slice(1)}`;
    const { document, repetition, item: number, subitem, partner } = item;
    const { amount } = PROMISED[currency];
    const source = SOURCE;
    await into.insert(promisesTable, [{ ID: promise, source, partner, currency, amount }]);
    const operation = await enqueueOperation(into, {
      kind: 'promise-create',
      source,
      partner,
      subject: promise,
      payload: {
        promiseId: promise,
        partner,
        category: '01',
        currency,
        amount,
        dates: [{ dueOn: '2026-12-01', amount }],
        items: [{ document, repetition, item: number, subitem, amount }],
      },
      createdAt: now(),
      createdBy: 'agent',
    });
    return { operation, promise, item };
  }
});

async function leaseOf(db: Database, id: string): Promise<string | undefined> {
  const [row] = await db.query<{ until: string }>(
    'SELECT leaseUntil AS "until" FROM saldo_operations_Operations WHERE ID = ?',
    [id],
  );
  return row?.until;
}

interface PromisableItem {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly partner: string;
  readonly account: string;
  readonly companyCode: string;
  readonly currency: string;
}

async function promisableItem(
  db: Database,
  currency: keyof typeof PROMISED,
): Promise<PromisableItem> {
  const [item] = await db.query<PromisableItem>(
    `SELECT document, repetition, item, subitem, partner, account, currency,
            companyCode AS "companyCode"
       FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND substituteCategory = '' AND statisticalCode = ''
        AND clearingRestriction = '' AND subitem = '000' AND currency = ? AND amount > ?
      ORDER BY document LIMIT 1`,
    [currency, Number(PROMISED[currency].amount)],
  );
  if (!item) throw new Error(`nothing can be promised in ${currency}`);
  return item;
}

async function somePartner(db: Database): Promise<string> {
  const [row] = await db.query<{ partner: string }>(
    'SELECT partner FROM saldo_ledger_Partners ORDER BY partner LIMIT 1',
  );
  return row?.partner ?? '';
}

async function operationOf(db: Database, id: string): Promise<Operation> {
  const [row] = await db.query<Operation>(
    `SELECT state, erpKey AS "erpKey", errorCode AS "errorCode", errorText AS "errorText",
            outcomeUnknown AS "outcomeUnknown", attempts, nextAttemptAt AS "nextAttemptAt"
       FROM saldo_operations_Operations WHERE ID = ?`,
    [id],
  );
  if (!row) throw new Error(`no operation ${id}`);
  return row;
}

type ErpFields = Readonly<Record<string, unknown>>;

async function objectsOf(entity: string, operation: string): Promise<ErpFields[]> {
  const target = { service: services.collections, entity };
  const filter = encodeURIComponent(`OperationId eq ${operation}`);
  const body = await world.erp.read(target, `/${entity}?$filter=${filter}`);
  return (body as { value: ErpFields[] }).value;
}

function promisesOf(operation: string): Promise<ErpFields[]> {
  return objectsOf('PromiseToPay', operation);
}

function inOneHour(): string {
  return inHours(1);
}

function inHours(hours: number): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
