import * as tables from '../../srv/platform/tables.ts';
import { rerankLists } from '../../srv/runs/list-order.ts';
import { addToLists, OTHER_SEGMENT, RUNS, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const customers = ['501', '502', '503', '504'];
const RUN = RUNS[SEGMENT] ?? '';

describe.each<Kind>(['sqlite', 'postgres'])('my list of today on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(
      world.db,
      customers.map((partner) => ({
        partner,
        agents: { [SEGMENT]: 'ana' },
        items: [
          { document: `A${partner}`, amount: '100.10', daysOverdue: 40 },
          { document: `B${partner}`, amount: '0.20', daysOverdue: -5 },
        ],
      })),
    );
    await addToLists(world.db, [{ partner: '601', agents: { [OTHER_SEGMENT]: 'ben' } }]);
    // The day begins before the test's clock, whatever that says; in Berlin it is the 6th by then.
    await world.db.execute('UPDATE saldo_worklists_PublishedRuns SET publishedAt = ?', [
      '2026-01-05T23:30:00.000Z',
    ]);
  });
  afterAll(() => world.close());

  const order = async () => {
    const { body } = await world.worklist('MyPositions?$orderby=rank&$select=partner,rank');
    const rows = body.value as { partner: string; rank: number }[];
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    return rows.map(({ partner }) => partner).join(' ');
  };
  const move = (partner: string, place: string, more: object = {}) =>
    world.act(partner, 'moveInList', { place, reason: 'Calls back at ten', ...more });

  describe('in the agent’s own order', () => {
    afterEach(async () => {
      await world.db.execute('DELETE FROM saldo_worklists_Reorderings');
      await rerankLists(world.db, RUN, ['ana']);
    });

    test('has whom they moved to the top, after another, or to the end', async () => {
      expect((await move('503', 'top')).body).toMatchObject({
        rank: 1,
        movedTo: 'top',
        movedReason: 'Calls back at ten',
      });
      expect(await order()).toBe('503 501 502 504');
      await move('501', 'after', { afterPartner: '502' });
      expect(await order()).toBe('503 502 501 504');
      await move('503', 'end');
      expect(await order()).toBe('502 501 504 503');
      await move('503', 'strategy');
      await move('501', 'strategy');
      expect(await order()).toBe('501 502 503 504');
    });

    test('keeps a move when the list is ranked again, and the next customer follows it', async () => {
      await move('504', 'top');
      await rerankLists(world.db, RUN, ['ana']);
      expect(await order()).toBe('504 501 502 503');
      const next = await world.worklist('nextCustomer', { method: 'POST', body: {} });
      expect(next.body.partner).toBe('504');
    });

    test('is shown to the supervisor with who, why, from where and to where', async () => {
      await move('502', 'end');
      await move('502', 'top');
      const { body } = await world.server.call(
        '/odata/v4/supervision/ReorderedPositions?$orderby=movedAt&$expand=placeText',
        { user: 'dora' },
      );
      expect(body.value).toMatchObject([
        { partner: '502', fromRank: 2, toRank: 4, endedAt: expect.any(String) },
        {
          customerName: 'Customer 502',
          agentName: 'Ana Roth',
          reason: 'Calls back at ten',
          placeText: { name: 'To the top' },
          fromRank: 4,
          toRank: 1,
          endedAt: null,
        },
      ]);
      const events = await world.db.query(
        "SELECT reason FROM saldo_audit_Events WHERE decision = 'position-moved' AND partner = '502'",
      );
      expect(events).toHaveLength(2);
    });

    test.each([
      ['no place of a list', '501', { place: 'middle' }, 400, 'PLACE_UNKNOWN'],
      ['after nobody', '501', { place: 'after' }, 400, 'PLACE_NOT_ON_LIST'],
      ['after oneself', '501', { place: 'after', afterPartner: '501' }, 400, 'PLACE_NOT_ON_LIST'],
      [
        'after a foreigner',
        '501',
        { place: 'after', afterPartner: '601' },
        400,
        'PLACE_NOT_ON_LIST',
      ],
      ['without a reason', '501', { place: 'top', reason: null }, 400, 'ASSERT_MANDATORY'],
      ['a customer of somebody else', '601', { place: 'top' }, 404, 'POSITION_NOT_FOUND'],
    ])('refuses %s, and moves nobody', async (_, partner, input, status, code) => {
      const answer = await world.act(partner, 'moveInList', { reason: 'So', ...input });
      expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
      expect(await world.db.query('SELECT ID FROM saldo_worklists_Reorderings')).toEqual([]);
    });
  });

  test('tells the day against its morning, by currency', async () => {
    await world.db.execute(
      `UPDATE saldo_worklists_Positions SET morningToCollectAmount = 100.1, toCollectAmount = 0.1
      WHERE segment = ?`,
      [SEGMENT],
    );
    await world.act('501', 'logContact', { channel: 'phone', direction: 'inbound', result: 'INF' });
    await world.act('502', 'logContact', { channel: 'phone', direction: 'inbound', result: 'NAN' });
    await world.act('502', 'complete', {});
    await world.db.insert(tables.promisesTable, [
      promise('1', '70.05', '0', 'ana'),
      promise('2', '10.00', '5', 'ana'),
      promise('3', '20.00', '0', 'ben'),
    ]);
    await world.db.insert(tables.paymentAssignmentsTable, [
      paid('P1', 'EUR', '0.30', '2026-11-23'),
      paid('P2', 'COP', '5.00', '2026-11-23'),
      paid('P3', 'EUR', '9.00', '2026-01-05'),
    ]);
    const { body } = await world.worklist('myDay()');
    expect(body).toMatchObject({
      businessDate: '2026-11-23',
      customers: 4,
      done: 1,
      contacted: 2,
      reached: 1,
      minutes: 40,
      minutesDone: 10,
      amounts: [
        { currency: 'COP', morning: '0.0000', promised: '0.0000', collected: '5.0000' },
        { currency: 'EUR', morning: '400.4000', promised: '70.0500', collected: '0.3000' },
      ],
    });
  });

  test('is nobody’s day without a list', async () => {
    const { body } = await world.worklist('myDay()', { user: 'dora' });
    expect(body).toMatchObject({ businessDate: null, customers: 0, amounts: [] });
  });
});

function promise(ID: string, amount: string, status: string, createdBy: string) {
  const id = `0e2f7a52-6f0e-4c0b-9a39-${ID.padStart(12, '0')}`;
  const whose = { source: SOURCE, partner: '501', segment: SEGMENT, createdBy };
  const when = { promisedOn: '2026-11-23', createdAt: '2026-11-23T09:00:00.000Z' };
  return { ID: id, ...whose, ...when, currency: 'EUR', amount, status, needsApproval: false };
}

function paid(payment: string, currency: string, amount: string, clearingDate: string) {
  const item = { document: 'A501', repetition: '000', item: '0001', subitem: '000' };
  const what = { payment, currency, amount, clearingDate, isReset: false };
  return { source: SOURCE, partner: '501', ...item, ...what };
}
