import { addToLists, SEGMENT } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `rank eq ${index}`).join(' or ');

const reads = [
  'MyPositions?$filter=nope eq 1',
  'MyPositions?$filter=overdueAmount gt',
  "MyPositions?$filter=daysPastDue eq 'x'",
  "MyPositions?$filter=contains(reasons,'x')",
  'MyPositions?$orderby=reasons',
  'MyPositions?$select=nope',
  'MyPositions?$expand=nope',
  'MyPositions?$expand=promises($expand=dates($expand=nope))',
  'MyPositions?$apply=aggregate(nope with sum as x)',
  'MyPositions?$apply=nope',
  "MyPositions(segment='x')",
  "MyPositions('%E0%A4%A')",
  'Nope',
  `${position('100')}/WorklistService.nope()`,
  `${position('100')}/WorklistService.mayContact()`,
  `${position('100')}/WorklistService.mayContact(channel='')`,
  `${position('100')}/WorklistService.openCustomer`,
];

const titled = (path: string) => ({ path, title: path.slice(0, 90) });

const contact = { channel: 'phone', direction: 'inbound', result: 'INF' };
const actions: [string, unknown][] = [
  ['logContact', '{"channel":'],
  ['logContact', []],
  ['logContact', { channel: 1, direction: {}, result: [] }],
  ['logContact', { ...contact, nope: 1 }],
  ['logContact', { ...contact, note: 'x'.repeat(1001) }],
  ['promiseToPay', {}],
  ['promiseToPay', { dates: 'x' }],
  ['promiseToPay', { dates: [null] }],
  ['promiseToPay', { dates: [{ dueOn: 'x', amount: 'y' }] }],
  ['promiseToPay', { dates: [{ dueOn: null, amount: 1 }] }],
  ['promiseToPay', { items: [{}], dates: [{ dueOn: '2026-12-01', amount: 1e30 }] }],
  ['resubmit', { dueOn: '2026-02-31', reason: 'later' }],
  ['resubmit', { dueOn: '2026-12-01', reason: '' }],
];

describe.each<Kind>(['sqlite', 'postgres'])('a request that cannot be meant, on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, [{ partner: '100', agents: { [SEGMENT]: 'ana' } }]);
  });
  afterAll(() => world.close());

  const expectClientError = (status: number, text: string) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    const { error } = JSON.parse(text);
    expect(error.code).toBeTruthy();
    expect(error.message).toBeTruthy();
    expect(text).not.toMatch(/ at \S+ \(|node_modules|SELECT /);
  };

  test.each(reads.map(titled))('as $title is refused with a code and a text', async ({ path }) => {
    const { status, text } = await world.worklist(path);
    expectClientError(status, text);
  });

  test.each(actions)(
    'as %s with %.60j, is refused with a code and a text',
    async (action, body) => {
      const path = `${position('100')}/WorklistService.${action}`;
      const { status, text } = await world.worklist(path, { body });
      expectClientError(status, text);
    },
  );

  test('leaves the server able to answer the next one', async () => {
    const nested = `${'('.repeat(800)}rank eq 1${')'.repeat(800)}`;
    const deep = await world.worklist(`MyPositions?$filter=${nested}`);
    expect(deep.status).toBeLessThan(500);
    expect((await world.worklist(`MyPositions?$filter=${many(300)}`)).status).toBe(200);
  });
});
