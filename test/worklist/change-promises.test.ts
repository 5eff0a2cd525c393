import { randomUUID } from 'node:crypto';
import { addDays } from '../../srv/domain/iso-date.ts';
import { addToLists, SEGMENT, TODAY } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const PARTNERS = ['400', '401', '402', '403', '404', '405', '406', '407', '408'];
const owing = (partner: string, agent = 'ana') => ({
  partner,
  agents: { [SEGMENT]: agent },
  items: [
    { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
    { document: `B${partner}`, amount: '50.05', daysOverdue: 10 },
  ],
});
const key = { repetition: '000', item: '0001', subitem: '000' };
const inDays = (days: number) => addDays(TODAY, days);
const whole = { dates: [{ dueOn: inDays(3) }] };
const byCustomer = { initiator: 'customer', reason: 'CUST' };

describe.each<Kind>(['sqlite', 'postgres'])('a promise that changes, on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, [...PARTNERS.map((partner) => owing(partner)), owing('490', 'ben')]);
  });
  afterAll(() => world.close());

  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const promisesOf = async (partner: string) => {
    const path = `Promises?$filter=partner eq '${partner}'`;
    return (await world.worklist(path)).body.value ?? [];
  };
  const given = async (partner: string): Promise<string> => {
    await world.act(partner, 'promiseToPay', whole);
    const [promise] = await promisesOf(partner);
    return String(promise?.ID);
  };
  const givenAboveLimit = async (change: () => Promise<unknown>) => {
    const limit = "UPDATE saldo_organization_Specialists SET promiseLimit = ? WHERE agent = 'ana'";
    await world.db.execute(limit, ['10.00']);
    await change();
    await world.db.execute(limit, ['5000.00']);
  };
  const payloadsOf = async (partner: string) => {
    const sql = `SELECT kind, objectKey AS "objectKey", payload FROM saldo_operations_Operations
      WHERE partner = ? ORDER BY sequence`;
    const rows = await world.db.query<{ kind: string; objectKey: string; payload: string }>(sql, [
      partner,
    ]);
    return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
  };

  test('withdrawn by the customer has status 4, tells the ERP after the promise, and frees its items', async () => {
    const promise = await given('400');
    const body = { promise, ...byCustomer, note: 'Lost the job' };
    expect((await world.act('400', 'withdrawPromise', body)).status).toBe(200);
    const [withdrawn] = await promisesOf('400');
    expect(withdrawn).toMatchObject({ status: '4', withdrawalReason: 'CUST' });
    const [created, ended] = await payloadsOf('400');
    expect(created).toMatchObject({ kind: 'promise-create', objectKey: promise });
    expect(ended).toMatchObject({ kind: 'promise-withdraw', objectKey: promise });
    expect(ended?.payload).toEqual({ by: 'customer', reason: 'CUST' });
    const events = await rowsOf('saldo_audit_Events', '400');
    expect(events).toContainEqual(
      expect.objectContaining({ decision: 'promise-withdrawn', reason: 'Lost the job' }),
    );
    expect((await world.act('400', 'promiseToPay', whole)).status).toBe(200);
  });

  test('shows that its withdrawal has not arrived, though the promise has', async () => {
    const promise = await given('408');
    const settle = (state: string) =>
      world.db.execute(
        `UPDATE saldo_operations_Operations SET state = ? WHERE partner = '408' AND state = 'pending'`,
        [state],
      );
    const shown = async () => (await promisesOf('408'))[0]?.operationState;
    await settle('confirmed');
    expect(await shown()).toBe('confirmed');
    await world.act('408', 'withdrawPromise', { promise, ...byCustomer });
    expect(await shown()).toBe('pending');
    await settle('parked');
    expect(await shown()).toBe('parked');
  });

  test('withdrawn by the bank has status 5', async () => {
    const promise = await given('401');
    const body = { promise, initiator: 'bank', reason: 'BERR' };
    expect((await world.act('401', 'withdrawPromise', body)).status).toBe(200);
    expect((await promisesOf('401'))[0]).toMatchObject({ status: '5' });
    const again = await world.act('401', 'withdrawPromise', body);
    expect(again.status).toBe(409);
    expect(again.body.error?.code).toBe('PROMISE_NOT_OPEN');
  });

  test('that waits for approval is withdrawn here only', async () => {
    let promise = '';
    await givenAboveLimit(async () => {
      promise = await given('402');
    });
    expect((await world.act('402', 'withdrawPromise', { promise, ...byCustomer })).status).toBe(
      200,
    );
    expect((await promisesOf('402'))[0]).toMatchObject({ status: '4', approval: 'withdrawn' });
    expect(await payloadsOf('402')).toEqual([]);
  });

  test('replaced gives way to one over its items, in one step of the ERP', async () => {
    const old = await given('403');
    const dates = [{ dueOn: inDays(5) }, { dueOn: inDays(20), amount: '100.00' }];
    const unequal = await world.act('403', 'replacePromise', { promise: old, dates });
    expect(JSON.stringify(unequal.body.error)).toContain('PROMISE_SUM_DIFFERS');
    const right = [{ dueOn: inDays(5), amount: '50.15' }, dates[1]];
    const body = { promise: old, dates: right, note: 'Salary later' };
    expect((await world.act('403', 'replacePromise', body)).status).toBe(200);
    const promises = await promisesOf('403');
    expect(promises.find(({ ID }) => ID === old)).toMatchObject({ status: '5' });
    const [successor] = promises.filter(({ predecessor }) => predecessor === old);
    expect(successor).toMatchObject({ status: '0', note: 'Salary later' });
    expect(Number(successor?.amount)).toBe(150.15);
    const [created, replaced] = await payloadsOf('403');
    expect(replaced).toMatchObject({ kind: 'promise-replace', objectKey: created?.objectKey });
    expect(replaced?.payload).toMatchObject({ replaces: old, amount: '150.15' });
  });

  test('is replaced though the ERP has marked its items already', async () => {
    const promise = await given('404');
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET substituteCategory = 'P' WHERE partner = ?",
      ['404'],
    );
    const items = [{ document: 'A404', ...key, amount: '40.00' }];
    const body = { promise, items, dates: [{ dueOn: inDays(9) }] };
    expect((await world.act('404', 'replacePromise', body)).status).toBe(200);
    const [, replaced] = await payloadsOf('404');
    expect(replaced?.payload.items).toEqual([{ document: 'A404', ...key, amount: '40.00' }]);
  });

  test('above the limit holds until its successor is approved', async () => {
    const old = await given('405');
    await givenAboveLimit(() => world.act('405', 'replacePromise', { promise: old, ...whole }));
    const before = await promisesOf('405');
    expect(before.find(({ ID }) => ID === old)).toMatchObject({ status: '0' });
    const successor = before.find(({ predecessor }) => predecessor === old);
    expect(successor).toMatchObject({ approval: 'waiting' });
    const approve = `/odata/v4/supervision/PromisesToApprove(${successor?.ID})/SupervisionService.approve`;
    const answer = await world.server.call(approve, { user: 'dora', body: { reason: '' } });
    expect(answer.status).toBe(204);
    expect((await promisesOf('405')).find(({ ID }) => ID === old)).toMatchObject({ status: '5' });
    const kinds = (await payloadsOf('405')).map(({ kind: what }) => what);
    expect(kinds).toEqual(['promise-create', 'promise-replace']);
  });

  test.each([
    ['an unknown promise', { promise: randomUUID(), ...byCustomer }, 404, 'PROMISE_UNKNOWN'],
    ['nobody', { initiator: 'cat', reason: 'CUST' }, 400, 'INITIATOR_UNKNOWN'],
    [
      'a reason of the bank',
      { initiator: 'customer', reason: 'BERR' },
      400,
      'WITHDRAWAL_REASON_UNKNOWN',
    ],
  ])('withdrawn for %s is refused, and nothing is written', async (_, body, status, code) => {
    const own = await promisesOf('406');
    const promise = own[0]?.ID ?? (await given('406'));
    const answer = await world.act('406', 'withdrawPromise', { promise, ...body });
    expect(answer.status).toBe(status);
    expect(answer.body.error?.code).toBe(code);
    expect(answer.body.error?.message).not.toBe(code);
    expect((await promisesOf('406'))[0]).toMatchObject({ status: '0' });
  });

  test('of somebody else’s customer is out of reach', async () => {
    await world.act('490', 'promiseToPay', whole, { user: 'ben' });
    const [row] = await rowsOf('saldo_agreements_Promises', '490');
    const promise = row?.id ?? row?.ID;
    const answers = [
      await world.act('407', 'withdrawPromise', { promise, ...byCustomer }),
      await world.act('407', 'replacePromise', { promise, ...whole }),
    ];
    expect(answers.map(({ body }) => body.error?.code)).toEqual([
      'PROMISE_UNKNOWN',
      'PROMISE_UNKNOWN',
    ]);
    expect((await rowsOf('saldo_agreements_Promises', '490'))[0]?.status).toBe('0');
  });
});
