import { randomUUID } from 'node:crypto';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import type { WorkQueue } from '../../srv/platform/work-queue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';

const policy = { visibilitySeconds: 30, maxAttempts: 1, backoffSeconds: [5] };

/** What a queue in the database gives beyond the interface. */
describe.each(Object.entries(databases))('a queue in a table of %s', (_name, open) => {
  let opened: OpenDatabase;
  let clock = movingClock();
  let name = '';
  let queue: WorkQueue;

  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => {
    clock = movingClock();
    name = randomUUID();
    queue = databaseQueue(opened.database, name, policy, clock.now);
  });
  afterAll(() => opened.close());

  async function take(): Promise<string[]> {
    const taken: string[] = [];
    await queue.handle(async (messages) => {
      taken.push(...messages.map(({ id }) => id));
      return [];
    }, 10);
    return taken;
  }

  test('hands out messages in the order they were sent, groups or not', async () => {
    await queue.send([
      { id: 'b', body: '' },
      { id: 'a', body: '' },
    ]);
    await queue.send([{ id: 'c', group: 'customer 1', body: '' }]);
    expect(await take()).toEqual(['b', 'a', 'c']);
  });

  test('takes a message that is sent again while it waits once', async () => {
    await queue.send([{ id: 'a', body: 'one' }]);
    await queue.send([
      { id: 'a', body: 'two' },
      { id: 'b', body: '' },
    ]);
    expect(await take()).toEqual(['a', 'b']);
  });

  test('ignores what a late handler says', async () => {
    queue = databaseQueue(opened.database, name, { ...policy, maxAttempts: 3 }, clock.now);
    await queue.send([{ id: 'a', body: '' }]);
    const late = await queue.handle(async () => {
      clock.pass(31);
      expect(await take()).toEqual(['a']);
      return [];
    }, 10);
    expect(late).toEqual({ done: 0, retried: 0, dead: 0 });
  });

  test('tells why a message was given up, or that its handler never ended', async () => {
    await queue.send([{ id: 'a', group: 'customer 1', body: 'promise' }]);
    await queue.handle(async () => [{ id: 'a', error: 'the ERP is not reachable' }], 10);
    await queue.send([{ id: 'b', body: '' }]);
    await new Promise<void>((taken) => {
      void queue.handle(() => {
        taken();
        return new Promise(() => undefined);
      }, 10);
    });
    clock.pass(31);
    expect(await take()).toEqual([]);
    expect(await queue.deadLetters(10)).toEqual([
      { id: 'a', group: 'customer 1', body: 'promise', lastError: 'the ERP is not reachable' },
      { id: 'b', group: null, body: '', lastError: 'The handler did not end in time.' },
    ]);
  });

  test('sends within a transaction, or not at all', async () => {
    const work = opened.database.transaction(async (tx) => {
      await databaseQueue(tx, name, policy, clock.now).send([{ id: 'a', body: '' }]);
      throw new Error('the promise was refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await take()).toEqual([]);
  });
});
