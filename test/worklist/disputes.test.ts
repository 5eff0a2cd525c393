import { disputeCasesTable, disputedItemsTable } from '../../srv/platform/tables.ts';
import { addToLists, OTHER_SEGMENT, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { type Kind, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const item = { repetition: '000', item: '0001', subitem: '000' };
const disputed = (caseId: string, document: string, disputedAmount: string) => {
  const about = { source: SOURCE, partner: '800', isOpen: true, currency: 'EUR' };
  return { ...item, ...about, caseId, document, disputedAmount };
};
const disputeCase = (caseId: string) => {
  return { source: SOURCE, caseId, partner: '800', isOpen: true, currency: 'EUR' };
};

describe.each<Kind>(['sqlite', 'postgres'])('disputes on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    const agents = { [SEGMENT]: 'ana', [OTHER_SEGMENT]: 'ana' };
    const items = ['RETAIL', 'BUSINESS'].map((document) => {
      return { document, amount: '100.00', daysOverdue: 10 };
    });
    await addToLists(world.db, [{ partner: '800', agents, items }]);
    await world.db.execute(
      "UPDATE saldo_ledger_Items SET companyCode = '1100' WHERE document = ?",
      ['BUSINESS'],
    );
    await world.db.upsert(disputedItemsTable, [
      disputed('ONE', 'RETAIL', '30.10'),
      disputed('TWO', 'RETAIL', '20.20'),
      disputed('THREE', 'BUSINESS', '10.00'),
    ]);
    const cases = ['ONE', 'TWO', 'THREE', 'BARE'].map(disputeCase);
    await world.db.upsert(disputeCasesTable, cases);
  });
  afterAll(() => world.close());

  test('two open cases on one item are one item with both amounts', async () => {
    const { body } = await world.worklist("Items?$filter=document eq 'RETAIL'");
    expect(body.value).toHaveLength(1);
    expect(body.value?.[0]).toMatchObject({
      state: 'disputed',
      trace: 'Disputed in case TWO',
    });
    expect(Number(body.value?.[0]?.disputedAmount)).toBe(50.3);
  });

  test.each([
    [SEGMENT, ['BARE', 'ONE', 'TWO']],
    [OTHER_SEGMENT, ['BARE', 'THREE']],
  ])('in %s are those over items that the segment collects', async (segment, expected) => {
    const { body } = await world.worklist(`Disputes?$filter=segment eq '${segment}'`);
    expect(body.value?.map(({ caseId }) => caseId).sort()).toEqual(expected);
  });
});
