import { randomUUID } from 'node:crypto';
import type { Coordination, Lease } from '../../srv/platform/coordination.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
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
});
