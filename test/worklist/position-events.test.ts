import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

const EVENTS =
  "/odata/v4/worklist/MyPositions(segment='DE-RETAIL',source='S4',partner='100')/events";

interface EventsBody {
  readonly value: readonly Record<string, string>[];
  readonly error?: { readonly code: string };
}

describe("a position's history", () => {
  let db: Database;
  let server: SaldoServer;

  /** Of two items one is paid at ten, the other at eleven. */
  beforeAll(async () => {
    const url = await deployedSqlite('*');
    db = openSqlite(url);
    const items = [
      { daysOverdue: 75, amount: '1200.50' },
      { daysOverdue: 45, amount: '300.00' },
    ];
    await loadSmallBank(db, [{ partner: '100', items }]);
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
    });
    await db.execute("UPDATE saldo_worklists_ListEntries SET agent = 'ana'");
    await pay('1000', `${MONDAY}T10:00:00.000Z`);
    await pay('1001', `${MONDAY}T11:00:00.000Z`);
    server = await startSaldo({ kind: 'sqlite', credentials: { url }, users: { ana: ['agent'] } });
  });
  afterAll(async () => {
    await server.stop();
    await db.close();
  });

  async function pay(document: string, at: string) {
    await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE document = ?", [
      document,
    ]);
    await markChanged(db, [{ source: 'S4', partner: '100', cause: 'payment', changedAt: at }]);
    await revalueChanged(db, { now: at, lookback });
  }

  async function read(query: string) {
    const { status, body } = await server.call(`${EVENTS}?${query}`, { user: 'ana' });
    return { status, body: body as unknown as EventsBody };
  }

  test('tells what each payment changed, and why', async () => {
    const { body } = await read('$orderby=occurredAt&sap-locale=en');
    const texts = body.value.map(({ text }) => text?.replaceAll('\u00a0', ' '));
    expect(texts).toHaveLength(2);
    expect(texts[0]).toMatch(
      /^Payment: Overdue total: 1,500\.50 EUR → 300\.00 EUR · .*no longer: /,
    );
    expect(texts[1]).toBe('Payment: closed · before Overdue total: 300.00 EUR');
  });

  test('speaks the user’s language', async () => {
    const { body } = await read('$orderby=occurredAt&sap-locale=es');
    expect(body.value[1]?.text).toMatch(/^Pago: cerrada · antes Total vencido: 300,00/);
  });

  test('is told to who asks for the text alone', async () => {
    const { body } = await read('$select=text&sap-locale=en');
    expect(body.value.every(({ text }) => text?.startsWith('Payment: '))).toBe(true);
  });

  test('can be neither filtered nor sorted by its words', async () => {
    const { status, body } = await read('$orderby=text');
    expect(status).toBe(400);
    expect(body.error?.code).toBe('REASONS_NOT_SEARCHABLE');
  });
});
