import { randomUUID } from 'node:crypto';
import { SaldoError } from '../domain/errors.ts';
import { type Clock, type Every, steadyClock, systemEvery } from './clock.ts';
import type { Coordination } from './coordination.ts';

/** A lease that renews itself for as long as its process lives. */
export interface KeptLease {
  /** Aborted with LEASE_LOST when somebody else may have taken over: the work has to stop. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/** What tells a lease the time; the process's own unless a test moves it. */
export interface LeaseTime {
  readonly clock?: Clock;
  readonly every?: Every;
}

/** Renewals in the time of a lease: three may fail before it expires. */
const BEATS = 4;

/**
 * Takes a lease for work of unknown length; null while someone holds it. A renewal that fails is
 * tried again, three times before the lease expires: whatever the lease protects has to guard its
 * own rows as well, since a process that stood still may have lost it unheard.
 */
export async function keepLease(
  coordination: Coordination,
  name: string,
  seconds: number,
  { clock = steadyClock, every = systemEvery }: LeaseTime = {},
): Promise<KeptLease | null> {
  let heldUntil = clock() + seconds * 1000;
  const lease = await coordination.lease(name, randomUUID(), seconds);
  if (!lease) return null;
  const lost = new AbortController();
  const beat = async () => {
    const askedAt = clock();
    try {
      if (await coordination.renew(lease, seconds)) heldUntil = askedAt + seconds * 1000;
      else lost.abort(leaseLost(name));
    } catch {
      if (clock() >= heldUntil) lost.abort(leaseLost(name));
    }
  };
  const stop = every((seconds * 1000) / BEATS, beat);
  return {
    signal: lost.signal,
    release: async () => {
      stop();
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
