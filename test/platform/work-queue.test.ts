import { randomUUID } from 'node:crypto';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import type {
  BatchHandler,
  FailedMessage,
  QueueMessage,
  WorkQueue,
} from '../../srv/platform/work-queue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';

const policy = { visibilitySeconds: 30, maxAttempts: 3, backoffSeconds: [5, 60] };

const succeed: BatchHandler = async () => [];
const fail: BatchHandler = async (messages) =>
  messages.map(({ id }) => ({ id, error: 'the ERP is not reachable' }));

describe.each(Object.entries(databases))('a work queue on %s', (_name, open) => {
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

  /** The ids handed out next, all handled successfully. */
  async function take(limit = 10): Promise<string[]> {
    const taken: string[] = [];
    await queue.handle(async (messages) => {
      taken.push(...messages.map(({ id }) => id));
      return [];
    }, limit);
    return taken;
  }

  /** Takes messages and never comes back, as a process does that is killed. */
  function crashInHandler(): Promise<void> {
    return new Promise((taken) => {
      void queue.handle(() => {
        taken();
        return new Promise(() => undefined);
      }, 10);
    });
  }

  test('hands out messages in the order they were sent, with their bodies', async () => {
    await queue.send([
      { id: 'b', body: 'first' },
      { id: 'a', body: 'second' },
    ]);
    await queue.send([{ id: 'c', group: 'customer 1', body: 'third' }]);
    const received: QueueMessage[] = [];
    const result = await queue.handle(async (messages) => {
      received.push(...messages);
      return [];
    }, 10);
    expect(result).toEqual({ done: 3, retried: 0, dead: 0 });
    expect(received).toEqual([
      { id: 'b', group: null, body: 'first', attempt: 1 },
      { id: 'a', group: null, body: 'second', attempt: 1 },
      { id: 'c', group: 'customer 1', body: 'third', attempt: 1 },
    ]);
  });

  test('hands out a handled message never again', async () => {
    await queue.send([{ id: 'a', body: '' }]);
    await queue.handle(succeed, 10);
    clock.pass(1_000_000);
    expect(await take()).toEqual([]);
  });

  test('hands out no more than the limit', async () => {
    await queue.send(['a', 'b', 'c'].map((id) => ({ id, body: '' })));
    expect(await take(2)).toEqual(['a', 'b']);
    expect(await take(2)).toEqual(['c']);
  });

  test('keeps queues of different names apart', async () => {
    await queue.send([{ id: 'a', body: '' }]);
    const other = databaseQueue(opened.database, randomUUID(), policy, clock.now);
    expect(await other.handle(succeed, 10)).toEqual({ done: 0, retried: 0, dead: 0 });
    expect(await take()).toEqual(['a']);
  });

  test('takes a message that is sent twice once', async () => {
    await queue.send([{ id: 'a', body: 'one' }]);
    await queue.send([
      { id: 'a', body: 'two' },
      { id: 'b', body: '' },
    ]);
    expect(await take()).toEqual(['a', 'b']);
  });

  test('holds a delayed message back until its time', async () => {
    await queue.send([{ id: 'a', body: '', delaySeconds: 10 }]);
    clock.pass(9);
    expect(await take()).toEqual([]);
    clock.pass(1);
    expect(await take()).toEqual(['a']);
  });

  test('hands out only the messages that failed again, after the pause', async () => {
    await queue.send(['a', 'b', 'c'].map((id) => ({ id, body: '' })));
    const oneFails = async (): Promise<FailedMessage[]> => [{ id: 'b', error: 'locked' }];
    expect(await queue.handle(oneFails, 10)).toEqual({ done: 2, retried: 1, dead: 0 });
    clock.pass(4);
    expect(await take()).toEqual([]);
    clock.pass(1);
    expect(await take()).toEqual(['b']);
  });

  test('fails the whole batch when the handler throws', async () => {
    await queue.send(['a', 'b'].map((id) => ({ id, body: '' })));
    const breaks: BatchHandler = async () => {
      throw new Error('out of memory');
    };
    expect(await queue.handle(breaks, 10)).toEqual({ done: 0, retried: 2, dead: 0 });
    clock.pass(5);
    expect(await take()).toEqual(['a', 'b']);
  });

  test('waits longer after each failed attempt, and gives up after the last', async () => {
    await queue.send([{ id: 'a', body: 'promise', group: 'customer 1' }]);
    expect(await queue.handle(fail, 10)).toMatchObject({ retried: 1 });
    clock.pass(5);
    expect(await queue.handle(fail, 10)).toMatchObject({ retried: 1 });
    clock.pass(59);
    expect(await queue.handle(fail, 10)).toEqual({ done: 0, retried: 0, dead: 0 });
    clock.pass(1);
    expect(await queue.handle(fail, 10)).toEqual({ done: 0, retried: 0, dead: 1 });
    expect(await queue.deadLetters(10)).toEqual([
      {
        id: 'a',
        group: 'customer 1',
        body: 'promise',
        attempts: 3,
        lastError: 'the ERP is not reachable',
      },
    ]);
    clock.pass(1_000_000);
    expect(await take()).toEqual([]);
  });

  test('gives redriven messages a fresh start, those named or all', async () => {
    queue = databaseQueue(opened.database, name, { ...policy, maxAttempts: 1 }, clock.now);
    await queue.send(['a', 'b', 'c'].map((id) => ({ id, body: '' })));
    await queue.handle(fail, 10);
    expect(await queue.redrive(['b', 'unknown'])).toBe(1);
    expect(await take()).toEqual(['b']);
    expect(await queue.redrive()).toBe(2);
    expect(await take()).toEqual(['a', 'c']);
    expect(await queue.deadLetters(10)).toEqual([]);
  });

  test('hands out the next message of a group when the one before is done', async () => {
    await queue.send([
      { id: 'a1', group: 'a', body: '' },
      { id: 'a2', group: 'a', body: '' },
      { id: 'b1', group: 'b', body: '' },
    ]);
    const inFlight: string[][] = [];
    await queue.handle(async () => {
      inFlight.push(await take());
      return [];
    }, 1);
    expect(inFlight).toEqual([['b1']]);
    expect(await take()).toEqual(['a2']);
  });

  test('lets a failed message hold up its own group only', async () => {
    await queue.send([
      { id: 'a1', group: 'a', body: '' },
      { id: 'a2', group: 'a', body: '' },
    ]);
    await queue.handle(fail, 10);
    await queue.send([{ id: 'b1', group: 'b', body: '' }]);
    expect(await take()).toEqual(['b1']);
    clock.pass(5);
    expect(await take()).toEqual(['a1']);
    expect(await take()).toEqual(['a2']);
  });

  test('goes on with a group after a message of it was given up', async () => {
    queue = databaseQueue(opened.database, name, { ...policy, maxAttempts: 1 }, clock.now);
    await queue.send([
      { id: 'a1', group: 'a', body: '' },
      { id: 'a2', group: 'a', body: '' },
    ]);
    await queue.handle(fail, 10);
    expect(await take()).toEqual(['a2']);
  });

  test('hands out a message again when its handler takes too long, and ignores the late one', async () => {
    await queue.send([{ id: 'a', body: '' }]);
    const late = await queue.handle(async () => {
      clock.pass(31);
      expect(await take()).toEqual(['a']);
      return [];
    }, 10);
    expect(late).toEqual({ done: 0, retried: 0, dead: 0 });
  });

  test('gives up a message whose handler crashes every time', async () => {
    await queue.send([{ id: 'a', body: '' }]);
    for (const _attempt of [1, 2, 3]) {
      await crashInHandler();
      clock.pass(31);
    }
    expect(await queue.handle(succeed, 10)).toEqual({ done: 0, retried: 0, dead: 1 });
    const lastError = 'The handler did not end in time.';
    expect(await queue.deadLetters(10)).toMatchObject([{ id: 'a', attempts: 3, lastError }]);
  });

  test('hands each message to one of many consumers', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    await queue.send(
      ids.map((id, i) => ({ id, body: '', group: i % 2 ? `g${i % 10}` : undefined })),
    );
    const taken: string[] = [];
    while (taken.length < ids.length) {
      const batches = await Promise.all([1, 2, 3, 4].map(() => take(5)));
      taken.push(...batches.flat());
    }
    expect(taken.toSorted()).toEqual(ids);
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
