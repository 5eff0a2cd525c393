import {
  disputedItemsTable,
  segmentPoliciesTable,
  submissionsTable,
  submittedItemsTable,
} from '../../srv/platform/tables.ts';
import { addToLists, SEGMENT, SOURCE } from '../support/portfolio.ts';
import { position, type WorklistWorld, worklistWorld } from '../support/worklist-world.ts';

const SUBMISSION = '5ab00000-0000-4000-8000-000000000001';
const tomorrow = '2026-11-24';
const item = (document: string, amount: string, daysOverdue: number, columns = {}) => {
  return { document, amount, daysOverdue, columns };
};

/** One item of every kind that the ERP knows; the credit has an account of its own. */
const customers = [
  {
    partner: '700',
    agents: { [SEGMENT]: 'ana' },
    items: [
      item('DUE', '100.00', 30),
      item('PART', '80.00', 20),
      item('FUTURE', '50.00', -10),
      item('DEFERRED', '70.00', 40, { deferralDate: '2026-12-24' }),
      item('LOCKED', '30.00', 40, { clearingRestriction: 'X' }),
      item('INSTALMENT', '25.00', 5, { statisticalCode: 'R' }),
      item('REQUEST', '15.00', 5, { statisticalCode: 'P' }),
      item('ORIGINAL', '90.00', 60, { substituteCategory: 'R' }),
      item('PROMISED', '40.00', 60, { substituteCategory: 'P' }),
      item('AGENCY', '45.00', 60, { agencyGroup: 'A1' }),
      item('PLACED', '45.00', 60),
      item('CREDIT', '-20.00', 10, { account: 'OTHER' }),
      item('OFFSET', '20.00', 10, { account: 'OTHER' }),
    ],
  },
];

describe('the items that a promise can be over', () => {
  let world: WorklistWorld;
  let offered: Record<string, unknown>[];

  const ask = async (language = 'en') => {
    const path = `${position('700')}/WorklistService.itemsToPromise()`;
    const { body } = await world.worklist(path, { language });
    return body.value ?? [];
  };
  const offer = (document: string) => offered.find((row) => row.document === document);

  beforeAll(async () => {
    world = await worklistWorld();
    await addToLists(world.db, customers);
    await world.db.upsert(segmentPoliciesTable, [
      {
        segment: SEGMENT,
        validFrom: '2026-01-01',
        countedStatisticalCodes: 'R',
        blockingRestrictions: 'X',
      },
    ]);
    const key = { source: SOURCE, repetition: '000', item: '0001', subitem: '000' };
    await world.db.upsert(disputedItemsTable, [
      {
        ...key,
        caseId: 'C1',
        document: 'PART',
        partner: '700',
        isOpen: true,
        currency: 'EUR',
        disputedAmount: '30.00',
      },
    ]);
    await world.db.insert(submissionsTable, [{ ID: SUBMISSION, state: 'submitted' }]);
    const placed = { ...key, document: 'PLACED', submission: SUBMISSION };
    await world.db.insert(submittedItemsTable, [placed]);
    offered = await ask();
  });
  afterAll(() => world.close());

  test.each([
    ['DUE', 100, true],
    ['PART', 50, true],
    ['FUTURE', 50, false],
    ['INSTALMENT', 25, true],
  ])('%s is offered with %d, and proposed: %s', (document, collectible, isProposed) => {
    expect(offer(document)).toMatchObject({ isProposed, whyNot: null });
    expect(Number(offer(document)?.collectible)).toBe(collectible);
  });

  test.each([
    ['DEFERRED', 'deferred', 'Deferred'],
    ['LOCKED', 'clearing-restriction', 'Not for payment by the customer'],
    ['REQUEST', 'statistical', 'Statistical'],
    ['ORIGINAL', 'substituted', 'Replaced by a plan or a collective bill'],
    ['PROMISED', 'promised', 'Promised already'],
    ['AGENCY', 'with-agency', 'With a collection agency'],
    ['PLACED', 'with-agency', 'With a collection agency'],
    ['CREDIT', 'credit', 'Credit'],
    ['OFFSET', 'offset-by-credit', 'Covered by a credit'],
  ])('%s is not offered, and says why: %s', (document, whyNot, whyNotText) => {
    expect(offer(document)).toMatchObject({ isProposed: false, whyNot, whyNotText });
    expect(Number(offer(document)?.collectible)).toBe(0);
  });

  test('say why not in the user’s language', async () => {
    const german = await ask('de');
    expect(german.find(({ document }) => document === 'DEFERRED')?.whyNotText).toBe('Gestundet');
  });

  test.each(['AGENCY', 'PLACED'])('%s cannot be promised all the same', async (document) => {
    const chosen = { document, repetition: '000', item: '0001', subitem: '000', amount: '45.00' };
    const dates = [{ dueOn: tomorrow, amount: '45.00' }];
    const { body } = await world.act('700', 'promiseToPay', { items: [chosen], dates });
    expect(body.error?.code).toBe('PROMISE_ITEM_TOO_MUCH');
  });

  test('can be promised just as they are proposed', async () => {
    const items = offered
      .filter(({ isProposed }) => isProposed)
      .map(({ document, repetition, item: number, subitem, collectible: amount }) => {
        return { document, repetition, item: number, subitem, amount };
      });
    const body = { items, dates: [{ dueOn: tomorrow, amount: '175.00' }] };
    const { status } = await world.act('700', 'promiseToPay', body);
    expect(status).toBe(200);
  });
});
