import { randomUUID } from 'node:crypto';
import type { Coordination } from './coordination.ts';

/** A lease that renews itself for as long as its process lives. */
export interface KeptLease {
  release(): Promise<void>;
}

/**
 * Takes a lease for work of unknown length; null while someone holds it. A renewal that fails is
 * tried again, three times before the lease expires: whatever the lease protects has to guard its
 * own rows as well, since a process that stood still may have lost it unheard.
 */
export async function keepLease(
  coordination: Coordination,
  name: string,
  seconds: number,
): Promise<KeptLease | null> {
  const lease = await coordination.lease(name, randomUUID(), seconds);
  if (!lease) return null;
  const renew = () => {
    coordination.renew(lease, seconds).catch(() => undefined);
  };
  const timer = setInterval(renew, (seconds * 1000) / 4);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await coordination.release(lease);
    },
  };
}
