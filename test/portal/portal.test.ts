import type { Database } from '../../srv/platform/database.ts';
import { restrictionsTable } from '../../srv/platform/tables.ts';
import { deployedDatabase } from '../support/deployed-database.ts';
import { addToLists, loadPortfolio, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const debtor = (partner: string) => ({ roles: ['debtor'], person: { source: SOURCE, partner } });
const users = {
  ana: ['agent'],
  '100@mail': debtor('100'),
  '200@mail': debtor('200'),
  '300@mail': debtor('300'),
  '400@mail': debtor('400'),
  elsewhere: { roles: ['debtor'], person: { source: 'OTHER', partner: '100' } },
  nobody: ['debtor'],
};
const items = (partner: string) => [
  { document: `${partner}1`, amount: '60.00', daysOverdue: 20 },
  { document: `${partner}2`, amount: '90.00', daysOverdue: 10 },
];
const ITEM = { repetition: '000', item: '0001', subitem: '000' };

describe.each(['sqlite', 'postgres'] as const)('a debtor in the portal, on %s,', (kind) => {
  let db: Database;
  let saldo: SaldoServer;

  beforeAll(async () => {
    const deployed = await deployedDatabase(kind);
    db = deployed.db;
    await loadPortfolio(db);
    await addToLists(
      db,
      ['100', '200', '300', '400'].map((partner) => ({
        partner,
        agents: { [SEGMENT]: 'ana' },
        items: items(partner),
      })),
    );
    const settings = {
      portal: { promiseLimits: { EUR: '100.00' } },
      portalRequestsPerMinute: 1_000,
    };
    saldo = await startSaldo({ kind, credentials: deployed.credentials, users, settings });
  });
  afterAll(async () => {
    await saldo.stop();
    await db.close();
  });

  const ask = async (path: string, user = '100@mail') => {
    const { status, body } = await saldo.call(`/odata/v4/portal/${path}`, { user });
    return { status, rows: body.value ?? [], error: body.error?.code };
  };
  const act = async (action: string, body: object, user = '100@mail') => {
    const sent = { user, body: { segment: SEGMENT, ...body } };
    const answer = await saldo.call(`/odata/v4/portal/${action}`, sent);
    return [answer.status, answer.body.error?.code];
  };
  const later = { dueOn: '2026-12-01' };

  test('sees their own items, and of nobody else, whatever they ask', async () => {
    const { rows } = await ask('Items');
    expect(rows.map(({ document }) => document).toSorted()).toEqual(['1001', '1002']);
    for (const path of [
      "Items?$filter=partner eq '200'",
      "Items?$filter=document eq '2001'",
      "Items?$filter=partner eq '100' or partner eq '200'&$apply=filter(partner eq '200')",
      'Items?$search=2001',
    ]) {
      const found = (await ask(path)).rows;
      expect([path, found.filter(({ partner }) => partner !== '100')]).toEqual([path, []]);
    }
    const key = `segment='${SEGMENT}',source='${SOURCE}',document='2001',repetition='000',item='0001',subitem='000'`;
    expect((await ask(`Items(${key})`)).status).toBe(404);
    expect((await ask('Items', 'elsewhere')).rows).toEqual([]);
    expect(await ask('Items', 'nobody')).toMatchObject({
      status: 403,
      error: 'PORTAL_WITHOUT_PARTNER',
    });
  });

  test('promises up to the bank’s limit, as an agent would have taken it down', async () => {
    expect(await act('promiseToPay', { dates: [later] })).toEqual([409, 'PORTAL_ABOVE_LIMIT']);
    const first = [{ document: '1001', ...ITEM }];
    expect(await act('promiseToPay', { items: first, dates: [later] })).toEqual([204, undefined]);
    const { rows } = await ask('Promises?$expand=dates,statusText');
    expect(rows).toMatchObject([{ amount: '60.0000', dates: [{ dueOn: later.dueOn }] }]);
    expect((await ask('Promises?$expand=dates', '200@mail')).rows).toEqual([]);
    expect((await ask('PromiseDates', '200@mail')).rows).toEqual([]);
    const operations = await db.query(
      "SELECT kind FROM saldo_operations_Operations WHERE partner = '100'",
    );
    expect(operations).toEqual([{ kind: 'promise-create' }]);
    expect(await act('promiseToPay', { items: first, dates: [later] })).toEqual([
      400,
      'PROMISE_ITEM_TAKEN',
    ]);
  });

  test('promises no more in parts than at once', async () => {
    const part = (document: string, amount: string) => ({
      items: [{ document, ...ITEM, amount }],
      dates: [later],
    });
    const user = '400@mail';
    const both = await Promise.all([
      act('promiseToPay', part('4001', '60.00'), user),
      act('promiseToPay', part('4002', '60.00'), user),
    ]);
    expect(both.map(([status]) => status).toSorted()).toEqual([204, 409]);
    const [given] = (await ask('Promises', user)).rows;
    expect(given).toMatchObject({ amount: '60.0000' });
    const [taken] = await db.query<{ document: string }>(
      `SELECT promised.document FROM saldo_agreements_PromiseItems promised
      JOIN saldo_agreements_Promises promise ON promise.ID = promised.promise
      WHERE promise.partner = '400'`,
    );
    const other = taken?.document === '4001' ? '4002' : '4001';
    expect(await act('promiseToPay', part(other, '40.01'), user)).toEqual([
      409,
      'PORTAL_ABOVE_LIMIT',
    ]);
    expect(await act('promiseToPay', part(other, '40.00'), user)).toEqual([204, undefined]);
  });

  test('can do nothing for anybody else', async () => {
    const theirs = [{ document: '2001', ...ITEM }];
    const [status] = await act('promiseToPay', { items: theirs, dates: [later] });
    expect(status).toBe(400);
    const [reason] = (await ask('DisputeReasons')).rows;
    const [refused] = await act('raiseDispute', { items: theirs, reason: reason?.code });
    expect(refused).toBe(400);
    expect((await ask('Disputes', '200@mail')).rows).toEqual([]);
    const segment = 'DE-BUSINESS';
    expect(await act('ask', { segment, question: 'Why?' })).toEqual([
      404,
      'PORTAL_SEGMENT_UNKNOWN',
    ]);
    const theirRows = await db.query(
      "SELECT ID FROM saldo_agreements_Promises WHERE partner = '200'",
    );
    expect(theirRows).toEqual([]);
  });

  test('contests an item, and asks what the agent then finds', async () => {
    const [reason] = (await ask('DisputeReasons')).rows;
    const contested = [{ document: '2002', ...ITEM }];
    const dispute = { items: contested, reason: reason?.code, note: 'Never ordered' };
    expect(await act('raiseDispute', dispute, '200@mail')).toEqual([204, undefined]);
    expect((await ask('Disputes', '200@mail')).rows).toMatchObject([{ isOpen: true }]);
    expect((await ask('Disputes')).rows).toEqual([]);
    const question = 'May I pay at the branch?';
    expect(await act('ask', { question }, '200@mail')).toEqual([204, undefined]);
    const path = "/odata/v4/worklist/Contacts?$filter=partner eq '200'";
    const { body } = await saldo.call(path, { user: 'ana' });
    expect(body.value).toMatchObject([{ channel: 'portal', direction: 'inbound', note: question }]);
  });

  test('waits while an agent has the customer, and is not told who', async () => {
    const position = `MyPositions(segment='${SEGMENT}',source='${SOURCE}',partner='200')`;
    const hold = (action: string) =>
      saldo.call(`/odata/v4/worklist/${position}/WorklistService.${action}`, {
        user: 'ana',
        body: {},
      });
    expect((await hold('openCustomer')).status).toBe(200);
    expect(await act('ask', { question: 'Hello?' }, '200@mail')).toEqual([409, 'PORTAL_BUSY']);
    await hold('releaseCustomer');
    expect(await act('ask', { question: 'Hello?' }, '200@mail')).toEqual([204, undefined]);
  });

  test('who is restricted finds nothing and can do nothing', async () => {
    const person = { source: SOURCE, partner: '300', restrictedAt: `${TODAY}T08:00:00Z` };
    await db.insert(restrictionsTable, [{ ...person, eraseFrom: '2036-01-01' }]);
    expect((await ask('Items', '300@mail')).rows).toEqual([]);
    expect(await act('ask', { question: 'Hello?' }, '300@mail')).toEqual([
      404,
      'PORTAL_SEGMENT_UNKNOWN',
    ]);
  });
});
