import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { writeOffPoliciesTable } from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const customers: TestCustomer[] = [
  {
    partner: '100',
    items: [
      { daysOverdue: 75, amount: '1200.50' },
      { daysOverdue: 45, amount: '300.00' },
    ],
  },
  { partner: '101', items: [{ daysOverdue: 40, amount: '410.10' }] },
  { partner: '102', items: [{ daysOverdue: 40, amount: '410.10' }] },
];

/** The demo bank's segments after a night, everybody on Ana's list. */
describe('after an action', () => {
  let db: Database;
  let server: SaldoServer;

  beforeAll(async () => {
    const url = await deployedSqlite('*');
    db = openSqlite(url);
    await loadSmallBank(db, customers);
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback: DEFAULT_LOOKBACK,
    });
    await db.execute("UPDATE saldo_worklists_ListEntries SET agent = 'ana'");
    server = await startSaldo({ kind: 'sqlite', credentials: { url }, users: { ana: ['agent'] } });
  });
  afterAll(async () => {
    await server.stop();
    await db.close();
  });

  const positionOf = (partner: string) =>
    `/odata/v4/worklist/MyPositions(segment='DE-RETAIL',source='S4',partner='${partner}')`;
  const act = (partner: string, action: string, body: object) =>
    server.call(`${positionOf(partner)}/WorklistService.${action}`, { user: 'ana', body });

  test('the agent sees what their promise changed, beside the morning’s figures', async () => {
    const before = (await server.call(positionOf('100'), { user: 'ana' })).body;
    expect(before.reasons).toMatch(/\(\+\d+\)/);
    const { status, body } = await act('100', 'promiseToPay', { dates: [{ dueOn: '2026-12-01' }] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ promiseState: '0', heldBy: 'ana' });
    expect(Number(body.toCollectAmount)).toBe(0);
    expect(Number(body.promisedAmount)).toBe(1500.5);
    expect(Number(body.morningToCollectAmount)).toBe(1500.5);
    expect(Number(body.percent)).toBeLessThan(Number(before.percent));
    const pending = await db.query(
      'SELECT ID FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL',
    );
    expect(pending).toEqual([]);
  });

  test('what is agreed to be written off leaves what is to be collected, and comes back when it is not', async () => {
    await db.upsert(writeOffPoliciesTable, [
      { segment: 'DE-RETAIL', validFrom: '2026-01-01', approvalAbove: '50.00' },
    ]);
    const [item] = await db.query<Record<string, string>>(
      `SELECT document, repetition, item, subitem FROM saldo_ledger_Items WHERE partner = '102'`,
    );
    const propose = async (amount: string) => {
      const answer = await act('102', 'proposeWriteOff', {
        items: [{ ...item, amount }],
        reason: '01',
      });
      expect(answer.status).toBe(200);
      return Number(answer.body.toCollectAmount);
    };
    expect(await propose('410.00')).toBe(410.1); // waits for somebody else
    await db.execute("UPDATE saldo_writeoffs_WriteOffs SET state = 'rejected'");
    expect(await propose('10.00')).toBe(400.1);
    const [{ events }] = await db.query<{ events: number }>(
      "SELECT COUNT(*) AS events FROM saldo_worklists_PositionEvents WHERE cause = 'write-off'",
    );
    expect(Number(events)).toBe(1);
    await db.execute("UPDATE saldo_writeoffs_WriteOffs SET state = 'rejected'");
    const { body } = await act('102', 'resubmit', { dueOn: '2026-12-01', reason: 'later' });
    expect(Number(body.toCollectAmount)).toBe(410.1);
  });

  test('a customer who cannot be evaluated keeps their mark, and the action stands', async () => {
    const policies = 'UPDATE saldo_organization_SegmentPolicies SET validTo = ?';
    await db.execute(policies, ['2026-01-01']);
    const { status } = await act('101', 'resubmit', { dueOn: '2026-12-01', reason: 'later' });
    await db.execute(policies, [null]);
    expect(status).toBe(200);
    const pending = await db.query(
      'SELECT partner FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL',
    );
    expect(pending).toEqual([{ partner: '101' }]);
    const resubmissions = await db.query(
      "SELECT dueOn FROM saldo_contacts_Resubmissions WHERE partner = '101'",
    );
    expect(resubmissions).toHaveLength(1);
  });
});
