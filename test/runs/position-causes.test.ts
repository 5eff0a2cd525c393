import type { ErpObject } from '../../srv/erp/mirror/erp-object.ts';
import { loadErpScales } from '../../srv/erp/mirror/erp-scales.ts';
import { disputes } from '../../srv/erp/mirror/objects/disputes.ts';
import { dunning } from '../../srv/erp/mirror/objects/dunning.ts';
import { payments } from '../../srv/erp/mirror/objects/payments.ts';
import { beginTurn } from '../../srv/erp/mirror/reader-turn.ts';
import { writePage } from '../../srv/erp/mirror/write-page.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

const MORNING = `${MONDAY}T10:00:00.000Z`;
const TOLD_BY_ERP = ['100', '101', '102', '103'];
const TOLD_BY_AGENT = ['110', '111'];

/** As long as FI-CA's. */
const documentOf = (partner: string) => partner.padStart(12, '0');

/** What happens to a customer during the day, as it reaches Saldo, and what their history says of it. */
describe('of the position history', () => {
  let db: Database;
  let server: SaldoServer;

  beforeAll(async () => {
    const url = await deployedSqlite('*');
    db = openSqlite(url);
    await loadSmallBank(
      db,
      [...TOLD_BY_ERP, ...TOLD_BY_AGENT].map((partner) => ({
        partner,
        items: [{ daysOverdue: 40, amount: '800.00', columns: { document: documentOf(partner) } }],
      })),
    );
    await clearItemOf('101', '9');
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
    });
    await db.execute("UPDATE saldo_worklists_ListEntries SET agent = 'ana'");
    server = await startSaldo({ kind: 'sqlite', credentials: { url }, users: { ana: ['agent'] } });
  });
  afterAll(async () => {
    await server.stop();
    await db.close();
  });

  const clearItemOf = (partner: string, clearingStatus: string) =>
    db.execute('UPDATE saldo_ledger_Items SET clearingStatus = ? WHERE partner = ?', [
      clearingStatus,
      partner,
    ]);

  /** One record read from the ERP as changed, then the look at who it touched. */
  async function read(object: ErpObject, record: Record<string, unknown>) {
    const scales = await loadErpScales(db, 'S4');
    const context = {
      ...(await beginTurn(db, 'S4')),
      scales,
      clockAheadMs: null,
      timeZone: 'Europe/Berlin',
      readAt: MORNING,
    };
    const { rejections } = await writePage({ db, object, context, mode: 'delta' }, [record]);
    expect(rejections).toEqual([]);
    return revalueChanged(db, { now: MORNING, lookback });
  }

  const payment = (partner: string, isReversed: boolean) => ({
    CAPaymentUUID: `payment-${partner}`,
    CAPaymentDocument: `P${partner}`,
    BusinessPartner: partner,
    ContractAccount: `A${partner}`,
    CAPaymentMethod: 'E',
    CAPostingDate: MONDAY,
    TransactionCurrency: 'EUR',
    CAPaymentAmountInTransCrcy: '800.00',
    CAPaymentIsReversed: isReversed,
    LastChangeDate: MONDAY,
    LastChangeTime: '10:00:00',
  });

  const act = (partner: string, action: string, body: object) =>
    server.call(
      `/odata/v4/worklist/MyPositions(segment='DE-RETAIL',source='S4',partner='${partner}')/WorklistService.${action}`,
      { user: 'ana', body },
    );

  const historyOf = (partner: string) =>
    db.query<Record<string, unknown>>(
      `SELECT e.cause, e.fromStatus AS "fromStatus", e.toStatus AS "toStatus"
      FROM saldo_worklists_PositionEvents e WHERE e.partner = ? ORDER BY e.occurredAt`,
      [partner],
    );
  const events = async () =>
    (await db.query('SELECT ID FROM saldo_worklists_PositionEvents')).length;

  test('a payment closes the position of who paid, and of nobody else', async () => {
    await clearItemOf('100', '9');
    expect(await read(payments, payment('100', false))).toMatchObject({ positionsChanged: 1 });
    expect(await historyOf('100')).toEqual([
      { cause: 'payment', fromStatus: 'open', toStatus: 'closed' },
    ]);
    expect(await events()).toBe(1);
  });

  test('a returned debit brings in whose debit it was, and says that it was returned', async () => {
    await clearItemOf('101', '');
    expect(await read(payments, payment('101', true))).toMatchObject({ positionsChanged: 1 });
    expect(await historyOf('101')).toEqual([
      { cause: 'return', fromStatus: null, toStatus: 'open' },
    ]);
  });

  test('a dispute takes the disputed amount out of what is to be collected', async () => {
    const report = await read(disputes, {
      CaseUUID: 'd1',
      CaseID: '1',
      CaseTitle: 'Wrong amount',
      CaseStatus: '01',
      BusinessPartner: '102',
      DisputeCaseCurrency: 'EUR',
      DisputedAmount: '800.00',
      CaseReason: '0001',
      CreationDateTime: MORNING,
      LastChangeDateTime: MORNING,
      _DisputeCaseObject: [
        { CaseUUID: 'd1', ObjectType: 'CA_DOC', ObjectKey: `${documentOf('102')}0000001000` },
      ],
    });
    expect(report).toMatchObject({ positionsChanged: 1 });
    expect(await historyOf('102')).toMatchObject([{ cause: 'dispute' }]);
  });

  test('a dunning notice changes the position of who got it', async () => {
    const report = await read(dunning, {
      CAMassRunDate: MONDAY,
      CAMassRunID: 'D1',
      BusinessPartner: '103',
      ContractAccount: 'A103',
      CADunningCounter: '1',
      CAStandardCompanyCode: '1000',
      CADunningProcedure: '01',
      CADunningLevel: '2',
      CAIssueDate: MONDAY,
      TransactionCurrency: 'EUR',
      CADunningBalance: '800.00',
      CADunningNoticeIsReversed: false,
      CADunningNoticeIsInfoOnly: false,
    });
    expect(report).toMatchObject({ positionsChanged: 1 });
    expect(await historyOf('103')).toMatchObject([{ cause: 'dunning' }]);
  });

  test('a promise and a contact are told by the agent’s own action', async () => {
    const before = await events();
    const dates = [{ dueOn: '2026-12-01' }];
    expect((await act('110', 'promiseToPay', { dates })).status).toBe(200);
    expect(await historyOf('110')).toMatchObject([{ cause: 'promise' }]);
    const contact = { channel: 'phone', direction: 'outbound', result: 'REF', note: 'Will see' };
    expect((await act('111', 'logContact', contact)).body.error).toBeUndefined();
    expect(await historyOf('111')).toMatchObject([{ cause: 'contact' }]);
    expect(await events()).toBe(before + 2);
  });
});
