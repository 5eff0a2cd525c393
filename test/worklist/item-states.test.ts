import { addToLists, SEGMENT, TODAY } from '../support/portfolio.ts';
import { type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const item = (document: string, daysOverdue: number, columns = {}, amount = '10.00') => {
  return { document, amount, daysOverdue, columns };
};
const items = [
  item('OVERDUE', 3),
  item('TODAY', 0),
  item('CREDIT', 3, {}, '-10.00'),
  item('DEFERRED', 3, { deferralDate: '2026-12-24' }),
  item('DEFERRAL-OVER', 3, { deferralDate: '2026-11-22' }),
  item('PLAN', 3, { substituteCategory: 'R' }),
  item(
    'CLEARED',
    3,
    { clearingStatus: '9', clearingDate: TODAY, clearingDocument: '500' },
    '-10.00',
  ),
];

describe('an item', () => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld();
    await addToLists(world.db, [{ partner: '810', agents: { [SEGMENT]: 'ana' }, items }]);
  });
  afterAll(() => world.close());

  test.each([
    ['OVERDUE', 'overdue', 'Overdue'],
    ['TODAY', 'open', 'Not yet due'],
    ['CREDIT', 'credit', 'Credit'],
    ['DEFERRED', 'deferred', 'Deferred'],
    ['DEFERRAL-OVER', 'overdue', 'Overdue'],
    ['PLAN', 'plan', 'In instalment plan'],
    ['CLEARED', 'cleared', 'Cleared'],
  ])('such as %s is %s, in words: %s', async (document, state, name) => {
    const path = `Items?$filter=document eq '${document}'&$expand=stateText`;
    const { body } = await world.worklist(path);
    expect(body.value?.[0]).toMatchObject({ state, stateText: { name } });
  });

  test.each([
    ['DEFERRED', 'Deferred to Dec 24, 2026'],
    ['DEFERRAL-OVER', ''],
    ['CLEARED', 'Cleared on Nov 23, 2026 by document 500'],
  ])('such as %s is traced: %s', async (document, trace) => {
    const { body } = await world.worklist(`Items?$filter=document eq '${document}'&$select=trace`);
    expect(body.value?.[0]?.trace).toBe(trace);
  });

  test('is not found or sorted by its trace, which no database knows', async () => {
    const { status, body } = await world.worklist("Items?$filter=contains(trace,'500')");
    expect([status, body.error?.code]).toEqual([400, 'REASONS_NOT_SEARCHABLE']);
  });
});
