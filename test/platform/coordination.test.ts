import { randomUUID } from 'node:crypto';
import type { Coordination, Lease, OnceAnswer } from '../../srv/platform/coordination.ts';
import { databaseCoordination, removeExpired } from '../../srv/platform/database-coordination.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { movingClock } from '../support/moving-clock.ts';

const RACERS = 25;

function race<Result>(run: (racer: string) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: RACERS }, (_, racer) => run(`racer ${racer}`)));
}

describe.each(Object.entries(databases))('coordination on %s', (_name, open) => {
  let opened: OpenDatabase;
  let clock = movingClock();
  let name = '';
  let coordination: Coordination;

  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(() => {
    clock = movingClock();
    name = randomUUID();
    coordination = databaseCoordination(opened.database, clock.now);
  });
  afterAll(() => opened.close());

  describe('a lease', () => {
    const take = (holder = 'night') => coordination.lease(name, holder, 60) as Promise<Lease>;

    test('has one holder among many racers', async () => {
      const leases = await race((holder) => coordination.lease(name, holder, 60));
      expect(leases.filter((lease) => lease !== null)).toEqual([{ name, fencingToken: 1 }]);
    });

    test('is refused while it is held, to its holder too', async () => {
      await take();
      clock.pass(59);
      expect(await take()).toBeNull();
    });

    test('goes to the next holder when it expires, with a higher token', async () => {
      await take();
      clock.pass(60);
      expect(await take('another night')).toEqual({ name, fencingToken: 2 });
    });

    test('stays with the holder who renews it in time', async () => {
      const lease = await take();
      clock.pass(59);
      expect(await coordination.renew(lease, 60)).toBe(true);
      clock.pass(59);
      expect(await take('another night')).toBeNull();
    });

    test('cannot be renewed when it expired, or has another holder', async () => {
      const lease = await take();
      clock.pass(60);
      expect(await coordination.renew(lease, 60)).toBe(false);
      await take('another night');
      expect(await coordination.renew(lease, 60)).toBe(false);
    });

    test('is free when it was released, and its token rises all the same', async () => {
      await coordination.release(await take());
      expect(await take('another night')).toEqual({ name, fencingToken: 2 });
    });

    test('is not released by a holder who lost it', async () => {
      const lost = await take();
      clock.pass(60);
      await take('another night');
      await coordination.release(lost);
      expect(await take('a third night')).toBeNull();
    });
  });

  describe('doing something once', () => {
    const ask = (payloadHash = 'hash') =>
      coordination.once({ name, payloadHash, claimSeconds: 30 });

    async function first(): Promise<string> {
      const answer = await ask();
      if (answer.state !== 'first') throw new Error(`was ${answer.state}, not first`);
      return answer.claim;
    }

    test('has one first among many racers, the others see it in progress', async () => {
      const answers: OnceAnswer[] = await race(() => ask());
      const states = answers.map(({ state }) => state).toSorted();
      expect(states).toEqual(['first', ...Array(RACERS - 1).fill('in-progress')]);
    });

    test('gives later callers the result of the first', async () => {
      expect(await coordination.complete(name, await first(), 'promise 4711', 3600)).toBe(true);
      expect(await ask()).toEqual({ state: 'done', result: 'promise 4711' });
    });

    test('forgets the result when its time is over', async () => {
      await coordination.complete(name, await first(), 'promise 4711', 3600);
      clock.pass(3600);
      expect(await ask()).toMatchObject({ state: 'first' });
    });

    test('says when the same name is used for something else, done or in progress', async () => {
      const claim = await first();
      expect(await ask('another hash')).toEqual({ state: 'payload-differs' });
      await coordination.complete(name, claim, null, 3600);
      expect(await ask('another hash')).toEqual({ state: 'payload-differs' });
    });

    test('has another first when the first one does not end in time, who then cannot end', async () => {
      const late = await first();
      clock.pass(30);
      const claim = await first();
      expect(await coordination.complete(name, late, 'late', 3600)).toBe(false);
      await coordination.abandon(name, late);
      expect(await coordination.complete(name, claim, 'in time', 3600)).toBe(true);
      expect(await ask()).toEqual({ state: 'done', result: 'in time' });
    });

    test('makes way when the first one abandons it', async () => {
      await coordination.abandon(name, await first());
      expect(await ask()).toMatchObject({ state: 'first' });
    });
  });

  describe('counting in a window', () => {
    test('allows just the limit to many racers', async () => {
      const allowed = await race(() => coordination.allow(name, 60, 7));
      expect(allowed.filter(Boolean)).toHaveLength(7);
    });

    test('allows again in the next window, and counts names apart', async () => {
      expect(await coordination.allow(name, 60, 1)).toBe(true);
      clock.pass(59);
      expect(await coordination.allow(name, 60, 1)).toBe(false);
      expect(await coordination.allow(`${name} other`, 60, 1)).toBe(true);
      clock.pass(1);
      expect(await coordination.allow(name, 60, 1)).toBe(true);
    });

    test('allows nothing when the limit is zero', async () => {
      expect(await coordination.allow(name, 60, 0)).toBe(false);
    });
  });

  test('what expired can be removed, and what has not stays', async () => {
    await coordination.once({ name, payloadHash: 'hash', claimSeconds: 10 });
    await coordination.allow(name, 3600, 1);
    clock.pass(10);
    await removeExpired(opened.database, clock.now);
    expect(await coordination.allow(name, 3600, 1)).toBe(false);
    const answer = await coordination.once({ name, payloadHash: 'other', claimSeconds: 10 });
    expect(answer.state).toBe('first');
  });
});
