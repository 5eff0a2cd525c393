import { setImmediate } from 'node:timers/promises';
import type { Coordination } from '../../srv/platform/coordination.ts';
import { keepLease } from '../../srv/platform/kept-lease.ts';
import { eventually } from '../support/eventually.ts';
import { movingClock } from '../support/moving-clock.ts';

const SECONDS = 60;

/** Coordination whose renewals go as a test says; `renewals` counts them. */
function coordinationThat(renew: (count: number) => Promise<boolean>) {
  const seen = { renewals: 0, released: false };
  const coordination: Pick<Coordination, 'lease' | 'renew' | 'release'> = {
    lease: async (name) => ({ name, fencingToken: 1 }),
    renew: () => {
      seen.renewals += 1;
      return renew(seen.renewals);
    },
    release: async () => {
      seen.released = true;
    },
  };
  return { seen, coordination: coordination as Coordination };
}

/** A lease in a time that only passes when a test says so, and what came of each renewal is known. */
async function leaseInMovedTime(coordination: Coordination) {
  const { now: clock, every, pass } = movingClock();
  const lease = await keepLease(coordination, 'work', SECONDS, { clock, every });
  if (!lease) throw new Error('nobody else holds the lease');
  const after = async (seconds: number) => {
    pass(seconds);
    await setImmediate();
    return lease.signal.aborted;
  };
  return { lease, after };
}

test('a lease is renewed four times in its time, for as long as it is kept', async () => {
  const { seen, coordination } = coordinationThat(async () => true);
  const { lease, after } = await leaseInMovedTime(coordination);
  for (let quarter = 0; quarter < 12; quarter += 1) await after(SECONDS / 4);
  expect(seen.renewals).toBe(12);
  expect(lease.signal.aborted).toBe(false);
  await lease.release();
  await after(SECONDS);
  expect(seen).toEqual({ renewals: 12, released: true });
});

test('a renewal that fails is tried again, and the lease is kept', async () => {
  const { seen, coordination } = coordinationThat(async (count) => {
    if (count <= 3) throw new Error('no connection in time');
    return true;
  });
  const { lease, after } = await leaseInMovedTime(coordination);
  for (let quarter = 0; quarter < 8; quarter += 1) expect(await after(SECONDS / 4)).toBe(false);
  expect(seen.renewals).toBe(8);
  await lease.release();
});

test('a lease that somebody else holds stops the work at once', async () => {
  const { seen, coordination } = coordinationThat(async () => false);
  const { lease, after } = await leaseInMovedTime(coordination);
  expect(await after(SECONDS / 4)).toBe(true);
  expect(seen.renewals).toBe(1);
  expect(lease.signal.reason).toMatchObject({ code: 'LEASE_LOST' });
  await lease.release();
});

test('a lease that could not be renewed until it expired stops the work, not the process', async () => {
  const { seen, coordination } = coordinationThat(() => Promise.reject(new Error('database down')));
  const { lease, after } = await leaseInMovedTime(coordination);
  for (let quarter = 1; quarter < 4; quarter += 1) expect(await after(SECONDS / 4)).toBe(false);
  expect(seen.renewals).toBeGreaterThan(2);
  expect(await after(SECONDS / 4)).toBe(true);
  expect(lease.signal.reason).toMatchObject({ code: 'LEASE_LOST' });
  await lease.release();
});

test("a lease renews itself by the process's own time as well", async () => {
  const { seen, coordination } = coordinationThat(async () => true);
  // Long enough not to run out on a busy machine before its first quarter is seen to have passed.
  const lease = await keepLease(coordination, 'work', 4);
  await eventually(() => seen.renewals > 0);
  await lease?.release();
});

test('a lease that cannot be given back is left to expire', async () => {
  const { coordination } = coordinationThat(async () => true);
  coordination.release = () => Promise.reject(new Error('database down'));
  const lease = await keepLease(coordination, 'work', SECONDS);
  await expect(lease?.release()).resolves.toBeUndefined();
});
