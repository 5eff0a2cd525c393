import { addToLists, SEGMENT } from '../support/portfolio.ts';
import {
  type Kind,
  position,
  type WorklistWorld,
  worklistWorld,
} from '../support/worklist-world.ts';

const mine = {
  partner: '100',
  agents: { [SEGMENT]: 'ana' },
  facts: { oldestDaysOverdue: 42 },
  items: [{ document: 'D100', amount: '100.00', daysOverdue: 42 }],
};
const bens = {
  partner: '200',
  agents: { [SEGMENT]: 'ben' },
  items: [{ document: 'D200', amount: '777.77', daysOverdue: 99 }],
};

describe.each<Kind>(['sqlite', 'postgres'])('my positions on %s', (kind) => {
  let world: WorklistWorld;

  beforeAll(async () => {
    world = await worklistWorld(kind);
    await addToLists(world.db, [mine, bens]);
  });
  afterAll(() => world.close());

  const partnersOf = async (path: string): Promise<unknown[]> => {
    const { body } = await world.worklist(path);
    return (body.value ?? []).map(({ partner }) => partner);
  };

  test('show what is on my list today, and nobody else’s', async () => {
    expect(await partnersOf('MyPositions')).toEqual(['100']);
  });

  test('tell why the customer is there, in the user’s language', async () => {
    const english = await world.worklist('MyPositions?$select=reasons');
    const german = await world.worklist('MyPositions?$select=reasons', { language: 'de' });
    expect(english.body.value?.[0]?.reasons).toBe('Overdue for 42 days (+40)');
    expect(german.body.value?.[0]?.reasons).toMatch(/42 Tage/);
  });

  test('name the customer’s country, also where only its name is asked for', async () => {
    const path = 'MyPositions?$select=countryName';
    const { body } = await world.worklist(path, { language: 'es' });
    expect(body.value?.[0]?.countryName).toBe('Alemania');
  });

  test('answer for a foreign customer as for one that does not exist', async () => {
    const foreign = await world.worklist(position('200'));
    const missing = await world.worklist(position('999'));
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.body.error?.code).toBe(missing.body.error?.code);
  });

  test.each([
    'Items',
    'Items?$filter=amount gt 700',
    'MyPositions?$expand=items',
    "MyPositions?$filter=items/any(i:i/document eq 'D200')",
    'MyPositions?$filter=items/any(i:i/amount gt 700)&$expand=items',
    "Items?$apply=filter(document eq 'D200')/groupby((document),aggregate(amount with sum as total))",
    `${position('200')}/items`,
    'ContactPoints',
    'Contacts',
    'Promises',
    'PromiseDates',
    'PositionEvents',
    'Credit',
  ])('do not let %s reach a foreign customer', async (path) => {
    const { status, text } = await world.worklist(path);
    expect([200, 404]).toContain(status);
    expect(text).not.toMatch(/D200|777\.77|"200"/);
  });

  test('show my own customer’s items on the same paths', async () => {
    expect((await world.worklist('Items')).text).toContain('D100');
    const filtered = "MyPositions?$filter=items/any(i:i/document eq 'D100')&$expand=items";
    expect((await world.worklist(filtered)).text).toContain('D100');
  });

  test('add up by priority over my customers only', async () => {
    const { body } = await world.worklist(
      'MyPositions?$apply=groupby((priority),aggregate($count as customers))',
    );
    expect(body.value).toEqual([expect.objectContaining({ priority: 'high', customers: 1 })]);
  });

  test.each([
    ['PATCH', { priority: 'low' }],
    ['PUT', { priority: 'low' }],
    ['DELETE', undefined],
  ])('refuse %s: what is decided is decided by actions', async (method, body) => {
    const { status } = await world.worklist(position('100'), { method, body });
    expect(status).toBe(405);
  });

  test('refuse new rows', async () => {
    const body = { segment: SEGMENT, source: 'S4', partner: '300' };
    expect((await world.worklist('MyPositions', { body })).status).toBe(405);
    expect((await world.worklist('Contacts', { body })).status).toBe(405);
  });

  test('need a user, and one who is an agent', async () => {
    expect((await world.worklist('MyPositions', { user: 'cleo' })).status).toBe(403);
    const { status } = await world.server.call('/odata/v4/worklist/MyPositions');
    expect(status).toBe(401);
  });
});
