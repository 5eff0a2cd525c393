import { addDays } from '../../srv/domain/iso-date.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { type StubErp, send, startStubErp } from '../erp/stub-erp.ts';
import { addToLists, SEGMENT, SOURCE, TODAY } from '../support/portfolio.ts';
import { position, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const PARTNER = '700';
const owing = {
  partner: PARTNER,
  agents: { [SEGMENT]: 'ana' },
  items: [{ document: 'A700', amount: '100.10', daysOverdue: 40 }],
};
const kinds = ['sqlite', 'postgres'] as const;

describe.each(kinds)('What the ERP refuses, seen by the agent, on %s', (kind) => {
  let world: WorklistWorld;
  let erp: StubErp;
  let answer = { status: 400, code: 'ITEM_CLEARED' };

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, [owing]);
    await world.db.upsert(currencyScalesTable, [
      { source: SOURCE, currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
    ]);
    erp = await startStubErp((request, response) => {
      if (request.method === 'GET') {
        return send(response, 200, { value: [] }, { 'x-csrf-token': 'one' });
      }
      const error = { code: answer.code, message: 'Item 123 is already cleared' };
      send(response, answer.status, { error });
    });
    const dates = [{ dueOn: addDays(TODAY, 3) }];
    const { status } = await world.act(PARTNER, 'promiseToPay', { dates });
    if (status !== 200) throw new Error(`nothing was promised: ${status}`);
  });
  afterAll(async () => {
    await erp.stop();
    await world.close();
  });

  const sendIn = (hours: number) => {
    const now = new Date(Date.now() + hours * 3_600_000).toISOString();
    return sendOperations(world.db, erp.erp, { source: SOURCE, now: () => now, limit: 10 });
  };
  const read = async (path: string, language = 'en') =>
    (await world.worklist(`${position(PARTNER)}${path}`, { language })).body;

  test('a technical failure is no news to the agent', async () => {
    answer = { status: 503, code: 'X' };
    expect(await sendIn(0)).toMatchObject({ later: 1 });
    expect(await read('?$select=erpMessage')).toMatchObject({ erpMessage: null });
    expect((await read('/operations?$select=state')).value).toMatchObject([{ state: 'pending' }]);
  });

  test('a refusal is told on the customer in plain words of the agent’s language', async () => {
    answer = { status: 400, code: 'ITEM_CLEARED' };
    expect(await sendIn(1)).toMatchObject({ parked: 1 });
    expect((await read('?$select=erpMessage')).erpMessage).toMatch(
      /^Promise to pay: an item is already cleared/,
    );
    expect((await read('', 'es')).erpMessage).toMatch(/^Promesa de pago: una partida/);
  });

  test('and at the object it belongs to, with its state', async () => {
    const [operation] = (await read('/operations?$expand=stateText')).value ?? [];
    expect(operation).toMatchObject({
      kind: 'promise-create',
      state: 'parked',
      refusal: 'item-cleared',
      text: expect.stringMatching(/^Promise to pay: an item is already cleared/),
      stateText: { name: 'Needs a person' },
    });
    const select = '$select=ID,operationState,operationError';
    const [promise] = (await read(`/promises?${select}`)).value ?? [];
    expect(promise).toMatchObject({
      ID: operation?.subject,
      operationState: 'parked',
      operationError: operation?.text,
    });
  });

  test('and in the history of the position', async () => {
    const { value } = await read("/events?$select=text&$filter=cause eq 'erp'", 'de');
    expect(value).toHaveLength(1);
    expect(value?.[0]?.text).toMatch(/^Vom ERP abgelehnt: Zahlungszusage: ein Posten ist schon/);
  });

  test('a code nobody has explained is told in general, never in the words of the interface', async () => {
    await world.db.execute('DELETE FROM saldo_operations_ErpMessages');
    await world.db.execute(
      "UPDATE saldo_operations_Operations SET state = 'pending', nextAttemptAt = NULL",
    );
    await sendIn(2);
    const { erpMessage } = await read('?$select=erpMessage');
    expect(erpMessage).toMatch(/^Promise to pay: the ERP refused it/);
  });

  test('words can be neither filtered nor sorted', async () => {
    const { status } = await world.worklist("MyPositions?$filter=contains(erpMessage,'paid')");
    expect(status).toBe(400);
  });

  test('no other agent sees it', async () => {
    const foreign = await world.worklist('Operations', { user: 'dora' });
    expect(foreign.body.value).toEqual([]);
  });
});
