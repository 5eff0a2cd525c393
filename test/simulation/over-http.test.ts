import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpConnection } from '../../srv/erp/connection.ts';
import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorFull, mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { type ErpWorld, loadScales, SOURCE, startErpWorld } from '../erp/erp-world.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type Expected, enqueueScenario, SETS } from './over-http-requests.ts';

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
  'over HTTP each operation has one effect, in order (faults of seed %i)',
  async (seed) => {
    const expected = await enqueueScenario(db, seed, now());
    await playFaults(seed);
    await settleAll();
    expect(await openOperations()).toEqual([]);
    const rows = await Promise.all(expected.map(rowsOf));
    expect(rows.map((found) => found.length)).toEqual(expected.map(() => 1));
    const notes = rows.slice(0, 6).map(([note]) => String(note?.ContactNote));
    expect(notes.slice(0, 3)).toEqual(notes.slice(0, 3).sort());
    expect(notes.slice(3)).toEqual(notes.slice(3).sort());
    await readLedger();
    const totals = await checkControlTotals(db, world.erp, { source: SOURCE, now });
    expect(totals).toMatchObject({ agrees: true, accountsOff: 0 });
  },
);

/** Two senders at once, one of them ahead of time or dying; the ledger moves, and the mirror reads it. */
async function playFaults(seed: number): Promise<void> {
  const rates = { rate429: 0.1, rate503: 0.05, cutAfterCommit: 0.15 };
  await world.control('faults', { methods: ['POST', 'GET'], ...rates, seed });
  for (let round = 1; round <= FAULTY_ROUNDS; round++) {
    const other = round % 3 === 0 ? sendAndDie() : send(world.connect(), 2);
    await Promise.all([send(world.connect()), other]);
    if (round % 2 === 0) await changeLedger();
    if (round % 4 === 0) await world.control('sessions', {}, 'DELETE');
    await readLedger();
    minutes += 3;
  }
  await world.control('faults', {}, 'DELETE');
}

async function settleAll(): Promise<void> {
  for (let round = 1; round <= MOST_QUIET_ROUNDS; round++) {
    if ((await openOperations()).length === 0) return;
    await send(world.connect());
    minutes += 20;
  }
}

/** A sender whose clock may be some minutes ahead. */
async function send(erp: ErpConnection, ahead = 0): Promise<void> {
  const options = { source: SOURCE, now: () => now(ahead), limit: 6, parallel: 1 };
  await sendOperations(db, erp, options);
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
  await send(dying).catch((error: Error) => {
    if (error.message !== 'the process ended') throw error;
  });
}

/** The mirror reads what it can; what it cannot, it reads next time. */
async function readLedger(): Promise<void> {
  try {
    await mirrorObjects(db, world.erp, { source: SOURCE, now }, LEDGER);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
  }
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

type ErpFields = Readonly<Record<string, unknown>>;

async function rowsOf({ set, filter }: Expected): Promise<ErpFields[]> {
  const path = `/${set}?$filter=${encodeURIComponent(filter)}`;
  const body = await world.erp.read({ service: SETS[set], entity: set }, path);
  return (body as { value: ErpFields[] }).value;
}
