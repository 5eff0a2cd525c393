import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpConnection } from '../../srv/erp/connection.ts';
import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorFull, mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { services } from '../../srv/erp/services.ts';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { type ErpWorld, loadScales, SOURCE, startErpWorld } from '../erp/erp-world.ts';
import { deployedSqlite } from '../support/deploy.ts';

const FAULTY_ROUNDS = 8;
const MOST_QUIET_ROUNDS = 20;
const LEDGER = ['payments', 'payment-assignments', 'items'];

let world: ErpWorld;
let db: Database;
/** Minutes that our clock is ahead of the machine's: backoff and leases pass without waiting. */
let minutes = 0;

beforeAll(async () => {
  world = await startErpWorld();
  db = openSqlite(await deployedSqlite());
  await loadScales(db);
  await mirrorFull(db, world.erp, { source: SOURCE, now });
});
afterAll(async () => {
  await db.close();
  await world.stop();
});
afterEach(() => world.control('faults', {}, 'DELETE'));

function now(ahead = 0): string {
  return new Date(Date.now() + (minutes + ahead) * 60_000).toISOString();
}

test.each([1, 2, 3])(
  'over HTTP with faults of seed %i each operation has one effect, in order',
  async (seed) => {
    const operations = await enqueueSome(seed);
    await world.control('faults', {
      methods: ['POST', 'GET'],
      rate429: 0.1,
      rate503: 0.05,
      cutAfterCommit: 0.15,
      seed,
    });
    for (let round = 1; round <= FAULTY_ROUNDS; round++) {
      await Promise.all([sendHealthy(), round % 3 === 0 ? sendAndDie() : sendHealthy(2)]);
      if (round % 2 === 0) await changeLedger();
      if (round % 4 === 0) await world.control('sessions', {}, 'DELETE');
      await readLedger();
      minutes += 3;
    }
    await world.control('faults', {}, 'DELETE');
    for (
      let round = 1;
      round <= MOST_QUIET_ROUNDS && (await openOperations()).length > 0;
      round++
    ) {
      await sendHealthy();
      minutes += 20;
    }
    expect(await openOperations()).toEqual([]);
    for (const { id, set, filter } of operations) {
      expect([id, await rowsOf(set, filter)]).toEqual([id, [expect.anything()]]);
    }
    const notes = await Promise.all(
      operations
        .filter(({ set }) => set === 'ContactNote')
        .map(({ filter }) => rowsOf('ContactNote', filter)),
    );
    const numbers = notes.flat().map((note) => String(note.ContactNote));
    expect(numbers.slice(0, 3)).toEqual(numbers.slice(0, 3).sort());
    expect(numbers.slice(3)).toEqual(numbers.slice(3).sort());
    await mirrorObjects(db, world.erp, { source: SOURCE, now }, LEDGER);
    const totals = await checkControlTotals(db, world.erp, { source: SOURCE, now });
    expect(totals).toMatchObject({ agrees: true, accountsOff: 0 });
  },
);

/** What the ERP has to show of an operation: one row of a set. */
interface Expected {
  readonly id: string;
  readonly set: 'ContactNote' | 'PromiseToPay' | 'Operation' | 'DisputeCase';
  readonly filter: string;
}

/** Three notes on each of two contacts, a promise and its withdrawal, and a dispute case. */
async function enqueueSome(seed: number): Promise<Expected[]> {
  const item = await openItem(seed);
  const subjectOf = (place: number) => `00000000-0000-4000-8000-0000000${seed}000${place}`;
  const enqueue = (
    place: number,
    kind: 'contact-note' | 'promise-create' | 'promise-withdraw' | 'dispute-create',
    payload: object,
  ) =>
    enqueueOperation(db, {
      kind,
      source: SOURCE,
      partner: item.partner,
      subject: subjectOf(place),
      payload: payload as Readonly<Record<string, string>>,
      createdAt: now(),
      createdBy: 'agent',
    });
  const expected: Expected[] = [];
  for (const place of [1, 1, 1, 2, 2, 2]) {
    const note = `note ${expected.length}`;
    const shared = { contactId: subjectOf(place), partner: item.partner, startedAt: now() };
    const contact = { ...shared, channel: 'phone', direction: 'outbound', result: 'reached', note };
    expected.push(byOperation('ContactNote', await enqueue(place, 'contact-note', contact)));
  }
  const promise = { ID: subjectOf(3), source: SOURCE, partner: item.partner, status: '0' };
  await db.insert(promisesTable, [promise]);
  const { partner, currency, companyCode, ...key } = item;
  const amount = '1.0000';
  const create = {
    promiseId: subjectOf(3),
    ...{ partner, category: '01', currency, amount },
    dates: [{ dueOn: '2026-12-01', amount }],
    items: [{ ...key, amount }],
  };
  expected.push(byOperation('PromiseToPay', await enqueue(3, 'promise-create', create)));
  const withdraw = { by: 'customer', reason: '01' };
  expected.push(byOperation('Operation', await enqueue(3, 'promise-withdraw', withdraw)));
  const dispute = {
    caseId: subjectOf(4),
    ...{ partner, companyCode, currency, amount, items: [key] },
    ...{ caseType: 'DISP', title: 'Charged twice', reason: '01' },
  };
  const id = await enqueue(4, 'dispute-create', dispute);
  const reference = id.replaceAll('-', '').toUpperCase();
  return [
    ...expected,
    { id, set: 'DisputeCase', filter: `CaseExternalReference eq '${reference}'` },
  ];
}

function byOperation(set: Expected['set'], id: string): Expected {
  return { id, set, filter: `OperationId eq ${id}` };
}

async function sendHealthy(ahead = 0): Promise<void> {
  await sendOverFaults(world.connect(), ahead);
}

/** A sender whose process ends when the ERP has carried out its first write. */
async function sendAndDie(): Promise<void> {
  const erp = world.connect();
  const write: ErpConnection['write'] = async (...call) => {
    await erp.write(...call);
    throw new Error('the process ended');
  };
  const dying: ErpConnection = {
    ...erp,
    writeDeadline: erp.writeDeadline,
    read: erp.read.bind(erp),
    write,
  };
  await sendOverFaults(dying, 0).catch((error: Error) => {
    if (error.message !== 'the process ended') throw error;
  });
}

async function sendOverFaults(erp: ErpConnection, ahead: number): Promise<void> {
  const options = { source: SOURCE, now: () => now(ahead), limit: 6, parallel: 1 };
  await sendOperations(db, erp, options);
}

/** The mirror reads what it can; what it cannot, it reads next time. */
async function readLedger(): Promise<void> {
  try {
    await mirrorObjects(db, world.erp, { source: SOURCE, now }, LEDGER);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
  }
}

interface OpenItem {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly partner: string;
  readonly currency: string;
  readonly companyCode: string;
}

/** Another one for each seed: an item can be in one dispute case only. */
async function openItem(place: number): Promise<OpenItem> {
  const [item] = await db.query<OpenItem>(
    `SELECT document, repetition, item, subitem, partner, currency, companyCode AS "companyCode"
       FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND substituteCategory = '' AND statisticalCode = ''
        AND clearingRestriction = '' AND subitem = '000' AND currency = 'EUR' AND amount > 10
      ORDER BY document LIMIT 1 OFFSET ?`,
    [place],
  );
  if (!item) throw new Error('no open item is left');
  return item;
}

/** A customer who has promised nothing pays a little. */
async function changeLedger(): Promise<void> {
  const [payer] = await db.query<{ partner: string }>(
    `SELECT partner FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND substituteCategory = '' AND statisticalCode = ''
        AND clearingRestriction = '' AND currency = 'EUR' AND amount > 10
      ORDER BY document DESC LIMIT 1`,
  );
  await world.control('pay', { partner: payer?.partner, amount: '3.00', currency: 'EUR' });
}

/** What has not come to its end, and why. */
function openOperations(): Promise<object[]> {
  return db.query(
    `SELECT kind, state, errorText AS "errorText" FROM saldo_operations_Operations
      WHERE state NOT IN ('confirmed', 'cancelled')`,
  );
}

async function rowsOf(
  set: Expected['set'],
  filter: string,
): Promise<Readonly<Record<string, unknown>>[]> {
  const service = set === 'DisputeCase' ? services.disputes : services.collections;
  const path = `/${set}?$filter=${encodeURIComponent(filter)}`;
  const body = await world.erp.read({ service, entity: set }, path);
  return (body as { value: Readonly<Record<string, unknown>>[] }).value;
}
