import { randomUUID } from 'node:crypto';
import { type RequestBudget, sharedBudget } from '../../srv/erp/request-budget.ts';
import { services } from '../../srv/erp/services.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';

const items = { service: services.documents, entity: 'BPItem' };

describe.each(Object.entries(databases))('The request budget on %s', (_name, open) => {
  let opened: OpenDatabase;
  let source = '';
  let clock = movingClock();

  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => {
    source = randomUUID().slice(0, 8);
    clock = movingClock();
  });
  afterAll(() => opened.close());

  /** One process; sleeping moves the clock. */
  function budget(limit: number, patience = 30): RequestBudget {
    const coordination = databaseCoordination(opened.database, clock.now);
    const sleep = async (milliseconds: number) => clock.pass(milliseconds / 1000);
    const options = { source, limit, seconds: 10, patience };
    return sharedBudget(coordination, { ...options, clock: clock.now, sleep });
  }

  async function permits(of: RequestBudget, count: number): Promise<void> {
    for (let taken = 0; taken < count; taken++) await of.permit(items);
  }

  test('two processes share it: what is over waits for the next window', async () => {
    const start = clock.now();
    await permits(budget(6), 4);
    const second = budget(6);
    await permits(second, 2);
    expect(clock.now()).toBe(start);
    await second.permit(items);
    expect(clock.now() - start).toBe(10_000);
  });

  test('callers at once get no more than the limit in a window', async () => {
    const start = clock.now();
    const one = budget(40);
    await Promise.all(Array.from({ length: 40 }, () => one.permit(items)));
    expect(clock.now()).toBe(start);
    await one.permit(items);
    expect(clock.now() - start).toBe(10_000);
  });

  test('a pause of one process stops the others, with the time it lasts', async () => {
    await permits(budget(40), 1);
    await budget(40).pause(90);
    await expect(budget(40).permit(items)).rejects.toMatchObject({
      code: 'ERP_BUDGET_SPENT',
      failure: { mayHaveHappened: false, retryAfterSeconds: 90 },
    });
    clock.pass(90);
    await expect(budget(40).permit(items)).resolves.toBeUndefined();
  });

  test('permits of a window that has ended are not used', async () => {
    const one = budget(40);
    await one.permit(items);
    clock.pass(10);
    const other = budget(40, 0);
    await permits(other, 40);
    const start = clock.now();
    await one.permit(items);
    expect(clock.now() - start).toBe(10_000);
  });
});
