import { randomUUID } from 'node:crypto';
import type { Coordination, Lease, OnceAnswer } from '../../srv/platform/coordination.ts';
import { hasJava } from '../support/aws-emulators.ts';
import { type CoordinationWorld, coordinations } from '../support/coordinations.ts';
import { movingClock } from '../support/moving-clock.ts';

const RACERS = 25;

function race<Result>(run: (racer: string) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: RACERS }, (_, racer) => run(`racer ${racer}`)));
}

const needsJava = hasJava() ? test : test.skip;

needsJava('DynamoDB Local takes part below (skipped: no Java on this machine)', () => {
  expect(Object.keys(coordinations)).toContain('DynamoDB Local');
});

describe.each(Object.entries(coordinations))('coordination on %s', (_name, start) => {
  let world: CoordinationWorld;
  let clock = movingClock();
  let name = '';
  let coordination: Coordination;

  beforeAll(async () => {
    world = await start();
  });
  beforeEach(() => {
    clock = movingClock();
    name = randomUUID();
    coordination = world.open(clock.now);
  });
  afterAll(() => world.close());

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

  describe('a budget', () => {
    const budget = { limit: 40, seconds: 10 };
    const granted = async (wanted: number) =>
      (await coordination.draw(name, wanted, budget)).granted;

    test('gives racers together no more than its limit', async () => {
      const drawn = await race(() => granted(3));
      expect(drawn.reduce((sum, one) => sum + one)).toBe(40);
    });

    test('gives what is left when more is wanted', async () => {
      expect([await granted(30), await granted(30), await granted(1)]).toEqual([30, 10, 0]);
    });

    test('is whole again when its window ends, and says when', async () => {
      const { windowEndsAt } = await coordination.draw(name, 40, budget);
      expect(Date.parse(windowEndsAt) - clock.now()).toBe(10_000);
      clock.pass(9);
      expect(await granted(1)).toBe(0);
      clock.pass(1);
      expect(await granted(40)).toBe(40);
    });

    test('grants nothing while it is closed, and a shorter closure does not open it', async () => {
      await coordination.close(name, 60);
      await coordination.close(name, 5);
      clock.pass(59);
      expect(await granted(1)).toBe(0);
      clock.pass(1);
      expect(await granted(1)).toBe(1);
    });
  });

  describe('doing something once', () => {
    const ask = (payloadHash = 'hash') =>
      coordination.once({ name, payloadHash, claimSeconds: 30 });
    const complete = (claim: string, result: string | null) =>
      coordination.complete(name, claim, { result, rememberSeconds: 3600 });

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

    test('gives later callers the result of the first, be it none', async () => {
      expect(await complete(await first(), 'promise 4711')).toBe(true);
      expect(await ask()).toEqual({ state: 'done', result: 'promise 4711' });
      clock.pass(3600);
      expect(await complete(await first(), null)).toBe(true);
      expect(await ask()).toEqual({ state: 'done', result: null });
    });

    test('forgets the result when its time is over', async () => {
      await complete(await first(), 'promise 4711');
      clock.pass(3600);
      expect(await ask()).toMatchObject({ state: 'first' });
    });

    test('says when the same name is used for something else, done or in progress', async () => {
      const claim = await first();
      expect(await ask('another hash')).toEqual({ state: 'payload-differs' });
      await complete(claim, null);
      expect(await ask('another hash')).toEqual({ state: 'payload-differs' });
    });

    test('has another first when the first one does not end in time, who then cannot end', async () => {
      const late = await first();
      clock.pass(30);
      const claim = await first();
      expect(await complete(late, 'late')).toBe(false);
      await coordination.abandon(name, late);
      expect(await complete(claim, 'in time')).toBe(true);
      expect(await ask()).toEqual({ state: 'done', result: 'in time' });
    });

    test('makes way when the first one abandons it, but not once it is done', async () => {
      await coordination.abandon(name, await first());
      const claim = await first();
      await complete(claim, 'promise 4711');
      await coordination.abandon(name, claim);
      expect(await ask()).toMatchObject({ state: 'done' });
    });
  });
});
