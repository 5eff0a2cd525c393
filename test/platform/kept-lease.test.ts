import type { Coordination } from '../../srv/platform/coordination.ts';
import { keepLease } from '../../srv/platform/kept-lease.ts';
import { eventually } from '../support/eventually.ts';

const SECONDS = 0.2;

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

test('a renewal that fails once is tried again, and the lease is kept', async () => {
  const { seen, coordination } = coordinationThat(async (count) => {
    if (count === 1) throw new Error('no connection in time');
    return true;
  });
  const lease = await keepLease(coordination, 'work', SECONDS);
  await eventually(() => seen.renewals > 6);
  expect(lease?.signal.aborted).toBe(false);
  await lease?.release();
  expect(seen.released).toBe(true);
});

test('a lease that somebody else holds stops the work at once', async () => {
  const { seen, coordination } = coordinationThat(async () => false);
  const lease = await keepLease(coordination, 'work', SECONDS);
  await eventually(() => lease?.signal.aborted ?? false);
  expect(seen.renewals).toBe(1);
  expect(lease?.signal.reason).toMatchObject({ code: 'LEASE_LOST' });
  await lease?.release();
});

test('a lease that could not be renewed until it expired stops the work, not the process', async () => {
  const { seen, coordination } = coordinationThat(() => Promise.reject(new Error('database down')));
  const lease = await keepLease(coordination, 'work', SECONDS);
  await eventually(() => lease?.signal.aborted ?? false);
  expect(seen.renewals).toBeGreaterThan(0); // how often depends on how busy the machine is
  await lease?.release();
});

test('a lease that cannot be given back is left to expire', async () => {
  const { coordination } = coordinationThat(async () => true);
  coordination.release = () => Promise.reject(new Error('database down'));
  const lease = await keepLease(coordination, 'work', SECONDS);
  await expect(lease?.release()).resolves.toBeUndefined();
});
