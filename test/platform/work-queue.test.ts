import type {
  BatchHandler,
  FailedMessage,
  QueueMessage,
  WorkQueue,
} from '../../srv/platform/work-queue.ts';
import { letDateRun, passSeconds, stopDate } from '../support/moved-date.ts';
import { type QueueWorld, queues } from '../support/queues.ts';

const policy = { visibilitySeconds: 30, maxAttempts: 3, backoffSeconds: [5, 60] };

const fail: BatchHandler = async (messages) =>
  messages.map(({ id }) => ({ id, error: 'the ERP is not reachable' }));

const named = (...ids: string[]) => ids.map((id) => ({ id, body: `of ${id}` }));

describe.each(Object.entries(queues))('a work queue on %s', (_name, tested) => {
  let world: QueueWorld;
  let queue: WorkQueue;

  beforeAll(async () => {
    world = await tested.start();
  });
  beforeEach(() => {
    stopDate();
    queue = world.open(policy);
  });
  afterEach(letDateRun);
  afterAll(() => world.close());

  /** The ids handed out next, all handled successfully. */
  async function take(limit = 10, from = queue): Promise<string[]> {
    const taken: string[] = [];
    await from.handle(async (messages) => {
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

  test('hands out each message once, with its body, and never again when it was handled', async () => {
    await queue.send(named('a', 'b'));
    const received: QueueMessage[] = [];
    const result = await queue.handle(async (messages) => {
      received.push(...messages);
      return [];
    }, 10);
    expect(result).toEqual({ done: 2, retried: 0, dead: 0 });
    const seen = received.map(({ id, body, attempt }) => ({ id, body, attempt }));
    expect(seen.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'a', body: 'of a', attempt: 1 },
      { id: 'b', body: 'of b', attempt: 1 },
    ]);
    passSeconds(1_000);
    expect(await take()).toEqual([]);
  });

  test('hands out no more than the limit, and more than ten in several steps', async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `m${i}`);
    await queue.send(named(...ids));
    const first = await take(12);
    expect(first).toHaveLength(12);
    expect([...first, ...(await take(100))].toSorted()).toEqual(ids.toSorted());
  });

  test('keeps queues apart', async () => {
    await queue.send(named('a'));
    expect(await take(10, world.open(policy))).toEqual([]);
    expect(await take()).toEqual(['a']);
  });

  test('hands out only the messages that failed again, after the pause', async () => {
    await queue.send(named('a', 'b', 'c'));
    const oneFails = async (): Promise<FailedMessage[]> => [{ id: 'b', error: 'locked' }];
    expect(await queue.handle(oneFails, 10)).toEqual({ done: 2, retried: 1, dead: 0 });
    passSeconds(4);
    expect(await take()).toEqual([]);
    passSeconds(2);
    expect(await take()).toEqual(['b']);
  });

  test('fails the whole batch when the handler throws', async () => {
    await queue.send(named('a', 'b'));
    const breaks: BatchHandler = async () => {
      throw new Error('out of memory');
    };
    expect(await queue.handle(breaks, 10)).toEqual({ done: 0, retried: 2, dead: 0 });
    passSeconds(6);
    expect((await take()).toSorted()).toEqual(['a', 'b']);
  });

  test('gives up after the last attempt, and keeps what it gave up', async () => {
    await queue.send([{ id: 'a', body: 'promise', group: 'customer 1' }]);
    for (const pause of [6, 61]) {
      expect(await queue.handle(fail, 10)).toMatchObject({ retried: 1 });
      passSeconds(pause);
    }
    expect(await queue.handle(fail, 10)).toEqual({ done: 0, retried: 0, dead: 1 });
    expect(await take()).toEqual([]);
    expect(await queue.deadLetters(10)).toMatchObject([{ id: 'a', body: 'promise' }]);
  });

  test('gives redriven messages a fresh start, those named or all', async () => {
    queue = world.open({ ...policy, maxAttempts: 1 });
    await queue.send(named('a', 'b', 'c'));
    await queue.handle(fail, 10);
    expect(await take()).toEqual([]);
    expect(await queue.redrive(['b', 'unknown'])).toBe(1);
    expect(await take()).toEqual(['b']);
    expect(await queue.redrive()).toBe(2);
    expect((await take()).toSorted()).toEqual(['a', 'c']);
    expect(await queue.deadLetters(10)).toEqual([]);
  });

  test('hands out a message again when its handler never ends, and gives it up in the end', async () => {
    await queue.send(named('a'));
    for (const _attempt of [1, 2, 3]) {
      await crashInHandler();
      passSeconds(31);
    }
    expect(await take()).toEqual([]);
    expect(await queue.deadLetters(10)).toMatchObject([{ id: 'a' }]);
  });

  test('hands each message to one of many consumers', async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    await queue.send(ids.map((id, i) => ({ id, body: '', group: `g${i % 20}` })));
    const taken: string[] = [];
    while (taken.length < ids.length) {
      const batches = await Promise.all([1, 2, 3, 4].map(() => take(5)));
      taken.push(...batches.flat());
    }
    expect(taken.toSorted()).toEqual(ids);
  });

  if (tested.delaysMessages) {
    test('holds a delayed message back until its time', async () => {
      await queue.send([{ id: 'a', body: '', delaySeconds: 10 }]);
      passSeconds(9);
      expect(await take()).toEqual([]);
      passSeconds(2);
      expect(await take()).toEqual(['a']);
    });
  }

  if (tested.ordersGroups) {
    const ofGroups = (...ids: string[]) =>
      ids.map((id) => ({ id, group: id.slice(0, 1), body: '' }));

    test('hands out the next message of a group only when the one before is done', async () => {
      await queue.send(ofGroups('a1', 'a2', 'b1'));
      const inFlight: string[][] = [];
      await queue.handle(async () => {
        inFlight.push(await take());
        return [];
      }, 1);
      expect(inFlight).toEqual([['b1']]);
      expect(await take()).toEqual(['a2']);
    });

    test('lets a failed message hold up its own group only', async () => {
      await queue.send(ofGroups('a1', 'a2'));
      await queue.handle(fail, 10);
      await queue.send(ofGroups('b1'));
      expect(await take()).toEqual(['b1']);
      passSeconds(6);
      expect([...(await take(1)), ...(await take(1))]).toEqual(['a1', 'a2']);
    });

    test('goes on with a group after a message of it was given up', async () => {
      queue = world.open({ ...policy, maxAttempts: 1 });
      await queue.send(ofGroups('a1', 'a2'));
      await queue.handle(fail, 1);
      expect(await take()).toEqual(['a2']);
    });
  }
});
