import { randomUUID } from 'node:crypto';
import { addDays } from '../../srv/domain/iso-date.ts';
import { localTime } from '../../srv/domain/local-time.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { addToLists, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const owing = (partner: string, agent = 'ana') => ({
  partner,
  agents: { [SEGMENT]: agent },
  items: [
    { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
    { document: `B${partner}`, amount: '50.05', daysOverdue: 10 },
    { document: `F${partner}`, amount: '75.00', daysOverdue: -20 },
    {
      document: `C${partner}`,
      amount: '80.00',
      daysOverdue: 60,
      columns: { clearingStatus: '9', clearingDate: TODAY },
    },
    {
      document: `P${partner}`,
      amount: '60.00',
      daysOverdue: 60,
      columns: { substituteCategory: 'R' },
    },
  ],
});
const pesos = {
  partner: '590',
  agents: { [SEGMENT]: 'ana' },
  items: [
    { document: 'A590', amount: '100000.00', daysOverdue: 40, columns: { currency: 'COP' } },
    { document: 'B590', amount: '50.05', daysOverdue: 10 },
  ],
};
const keyOf = (document: string) => ({
  document,
  repetition: '000',
  item: '0001',
  subitem: '000',
});
const localDay = () => localTime(new Date().toISOString(), 'Europe/Berlin').date;
const inDays = (days: number) => addDays(TODAY, days);

const chosen = (document: string, amount: string) => [{ ...keyOf(document), amount }];
const due = (days: number, amount: string) => [{ dueOn: inDays(days), amount }];
const refused = [
  {
    name: 'whose sums differ',
    body: { items: chosen('A504', '100.10'), dates: due(3, '100.11') },
    code: 'PROMISE_SUM_DIFFERS',
    target: 'dates',
  },
  {
    name: 'over a foreign item',
    body: { items: chosen('A599', '100.10'), dates: due(3, '100.10') },
    code: 'PROMISE_ITEM_UNKNOWN',
    target: 'items[0]',
  },
  {
    name: 'over a cleared item',
    body: { items: chosen('C504', '80.00'), dates: due(3, '80.00') },
    code: 'PROMISE_ITEM_UNKNOWN',
    target: 'items[0]',
  },
  {
    name: 'over an item of a plan',
    body: { items: chosen('P504', '60.00'), dates: due(3, '60.00') },
    code: 'PROMISE_ITEM_TAKEN',
    target: 'items[0]',
  },
  {
    name: 'over more than is open',
    body: { items: chosen('B504', '100.10'), dates: due(3, '100.10') },
    code: 'PROMISE_ITEM_TOO_MUCH',
    target: 'items[0]',
  },
  {
    name: 'for a past day',
    body: { items: chosen('A504', '100.10'), dates: due(-1, '100.10') },
    code: 'PROMISE_DATE_PAST',
    target: 'dates[0]',
  },
  {
    name: 'beyond the horizon',
    body: { items: chosen('A504', '100.10'), dates: due(61, '100.10') },
    code: 'PROMISE_DATE_TOO_FAR',
    target: 'dates[0]',
  },
  {
    name: 'without a date',
    body: { items: chosen('A504', '100.10'), dates: [] },
    code: 'PROMISE_NO_DATES',
    target: 'dates',
  },
  {
    name: 'of a part of a cent',
    body: { items: chosen('A504', '1.005'), dates: due(3, '1.005') },
    code: 'AMOUNT_NOT_EXACT',
    target: 'items[0]/amount',
  },
  {
    name: 'of less than nothing',
    body: { items: chosen('A504', '-1.00'), dates: due(3, '-1.00') },
    code: 'PROMISE_AMOUNT_INVALID',
    target: 'items[0]',
  },
];

describe.each<Kind>(['sqlite', 'postgres'])('a promise on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    const partners = ['500', '501', '502', '503', '504', '505', '506', '507'];
    await addToLists(world.db, [...partners.map((partner) => owing(partner)), pesos]);
    await addToLists(world.db, [owing('599', 'ben')]);
  });
  afterAll(() => world.close());

  const rowsOf = (table: string, partner: string) =>
    world.db.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE partner = ?`, [partner]);
  const promisesOf = (partner: string) =>
    world.worklist(`Promises?$filter=partner eq '${partner}'`);

  test('shows what who is not its judge has decided, where it is something else', async () => {
    const verdicts = async (judge: string, ownStatus: string, erpStatus: string) => {
      const ID = randomUUID();
      const whose = { source: SOURCE, partner: '507', segment: SEGMENT, status: '1' };
      await world.db.insert(promisesTable, [{ ID, ...whose, judge, ownStatus, erpStatus }]);
      const { body } = await world.worklist(`Promises?$filter=ID eq ${ID}&$expand=otherText`);
      await world.db.execute('DELETE FROM saldo_agreements_Promises WHERE ID = ?', [ID]);
      return body.value?.[0];
    };
    expect(await verdicts('saldo', '1', '3')).toMatchObject({
      otherStatus: '3',
      otherText: { name: 'Broken' },
    });
    expect(await verdicts('erp', '2', '1')).toMatchObject({ otherStatus: '2' });
    expect(await verdicts('saldo', '1', '1')).toMatchObject({ otherStatus: null });
    expect(await verdicts('saldo', '1', '0')).toMatchObject({ otherStatus: null });
  });

  test('over chosen items and dates is kept and sent to the ERP once', async () => {
    const { status } = await world.act('500', 'promiseToPay', {
      items: [
        { ...keyOf('A500'), amount: 100.1 },
        { ...keyOf('B500'), amount: '20.05' },
      ],
      dates: [
        { dueOn: inDays(30), amount: '60.15' },
        { dueOn: inDays(7), amount: '60.00' },
      ],
      note: 'Salary on the 30th',
    });
    expect(status).toBe(200);
    const promises = (await promisesOf('500')).body.value ?? [];
    expect(promises).toHaveLength(1);
    expect(promises[0]).toMatchObject({
      status: '0',
      currency: 'EUR',
      promisedOn: localDay() < TODAY ? localDay() : TODAY,
      needsApproval: false,
      operationState: 'pending',
      createdBy: 'ana',
    });
    expect(Number(promises[0]?.amount)).toBe(120.15);
    const item = await world.worklist("Items?$filter=document eq 'B500'&$select=trace");
    expect(item.body.value?.[0]?.trace).toMatch(/^Promised by .+ · in the ERP: Waiting$/);
    const operations = await rowsOf('saldo_operations_Operations', '500');
    expect(operations.map(({ kind: what }) => what)).toEqual(['promise-create']);
    const payload = JSON.parse(String(operations[0]?.payload));
    expect(payload).toMatchObject({ amount: '120.15', category: '01', currency: 'EUR' });
    expect(payload.dates).toEqual([
      { dueOn: inDays(7), amount: '60.00' },
      { dueOn: inDays(30), amount: '60.15' },
    ]);
    expect(payload.items[1]).toEqual({ ...keyOf('B500'), amount: '20.05' });
    const events = await rowsOf('saldo_audit_Events', '500');
    expect(events.map(({ decision }) => decision)).toEqual(['promise-given']);
    const [change] = await rowsOf('saldo_mirror_ChangedCustomers', '500');
    expect(change?.cause).toBe('promise');
  });

  test('given before the day its list is for is dated by the day it is given', async () => {
    const dayOfList = addDays(localDay(), 2);
    const setDay = 'UPDATE saldo_worklists_Positions SET businessDate = ? WHERE partner = ?';
    await world.db.execute(setDay, [dayOfList, '507']);
    const { status } = await world.act('507', 'promiseToPay', {
      dates: [{ dueOn: addDays(dayOfList, 3) }],
    });
    expect(status).toBe(200);
    const [promise] = (await promisesOf('507')).body.value ?? [];
    expect(promise?.promisedOn).toBe(localDay());
  });

  test('without items is over all that is overdue, and one date gets the whole sum', async () => {
    await world.act('501', 'promiseToPay', { dates: [{ dueOn: inDays(3) }] });
    const [promise] = (await promisesOf('501')).body.value ?? [];
    expect(Number(promise?.amount)).toBe(150.15);
    const items = await world.db.query<{ document: string }>(
      'SELECT document FROM saldo_agreements_PromiseItems WHERE promise = ? ORDER BY document',
      [String(promise?.ID)],
    );
    expect(items.map(({ document }) => document)).toEqual(['A501', 'B501']);
  });

  test('asked for twice at the same moment is made once', async () => {
    const body = { dates: [{ dueOn: inDays(3) }] };
    const answers = await Promise.all([1, 2, 3].map(() => world.act('502', 'promiseToPay', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    expect(await rowsOf('saldo_operations_Operations', '502')).toHaveLength(1);
  });

  test('above the specialist’s limit waits for a second pair of eyes', async () => {
    const limit = "UPDATE saldo_organization_Specialists SET promiseLimit = ? WHERE agent = 'ana'";
    await world.db.execute(limit, ['150.00']);
    const { status } = await world.act('503', 'promiseToPay', { dates: [{ dueOn: inDays(3) }] });
    await world.db.execute(limit, ['5000.00']);
    expect(status).toBe(200);
    const [promise] = (await promisesOf('503')).body.value ?? [];
    expect(promise).toMatchObject({ needsApproval: true, operationState: null });
    expect(await rowsOf('saldo_operations_Operations', '503')).toEqual([]);
  });

  test.each(refused)('$name is refused, and nothing is written', async (example) => {
    const answer = await world.act('504', 'promiseToPay', example.body);
    expect(answer.status).toBe(400);
    const { error } = answer.body;
    const problems = error?.details ?? [error];
    const { code, target } = example;
    expect(problems).toContainEqual(expect.objectContaining({ code, target }));
    expect(problems.every((problem) => problem?.message !== problem?.code)).toBe(true);
    expect(await rowsOf('saldo_agreements_Promises', '504')).toEqual([]);
    expect(await rowsOf('saldo_worklists_Holds', '504')).toEqual([]);
  });

  test('with several things wrong tells all of them', async () => {
    const items = [{ ...keyOf('B504'), amount: '99.00' }];
    const dates = [{ dueOn: inDays(-1), amount: '10.00' }];
    const { body } = await world.act('504', 'promiseToPay', { items, dates });
    expect(body.error?.details?.map(({ code }) => code).sort()).toEqual([
      'PROMISE_DATE_PAST',
      'PROMISE_ITEM_TOO_MUCH',
      'PROMISE_SUM_DIFFERS',
    ]);
  });

  test('needs something overdue that is not promised yet', async () => {
    const body = { dates: [{ dueOn: inDays(3) }] };
    await world.act('505', 'promiseToPay', body);
    const again = await world.act('505', 'promiseToPay', body);
    expect(JSON.stringify(again.body.error)).toContain('PROMISE_NO_ITEMS');
  });

  test('has one currency: another one is promised separately', async () => {
    const { status, body } = await world.act('590', 'promiseToPay', {
      dates: [{ dueOn: inDays(3) }],
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body.error)).toContain('PROMISE_ITEM_CURRENCY');
  });

  test('in a currency without a rate to the specialist’s limit says what is missing', async () => {
    const { status, body } = await world.act('590', 'promiseToPay', {
      items: [keyOf('A590')],
      dates: [{ dueOn: inDays(3) }],
    });
    expect(status).toBe(409);
    expect(body.error?.code).toBe('CURRENCY_WITHOUT_RATE');
    expect(body.error?.message).toContain('COP');
  });

  test('of a foreign customer is out of reach', async () => {
    const { status } = await world.act('599', 'promiseToPay', { dates: [{ dueOn: inDays(3) }] });
    expect(status).toBe(404);
    expect(await rowsOf('saldo_agreements_Promises', '599')).toEqual([]);
  });
});
