import { randomUUID } from 'node:crypto';
import { SaldoError } from '../domain/errors.ts';
import type { Coordination } from './coordination.ts';

/** A lease that renews itself for as long as its process lives. */
export interface KeptLease {
  /** Aborted with LEASE_LOST when somebody else may have taken over: the work has to stop. */
  readonly signal: AbortSignal;
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
  const lost = new AbortController();
  let heldUntil = performance.now() + seconds * 1000;
  const beat = async () => {
    const askedAt = performance.now();
    try {
      if (await coordination.renew(lease, seconds)) heldUntil = askedAt + seconds * 1000;
      else lost.abort(leaseLost(name));
    } catch {
      if (performance.now() >= heldUntil) lost.abort(leaseLost(name));
    }
  };
  const timer = setInterval(beat, (seconds * 1000) / 4);
  timer.unref();
  return {
    signal: lost.signal,
    release: async () => {
      clearInterval(timer);
      // What cannot be given back expires.
      await coordination.release(lease).catch(() => undefined);
    },
  };
}

function leaseLost(name: string): SaldoError {
  return new SaldoError(
    'LEASE_LOST',
    `The lease '${name}' could not be renewed; another process goes on with its work.`,
    { lease: name },
  );
}
