import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '../domain/errors.ts';
import type { Coordination } from '../platform/coordination.ts';
import { type KeptLease, keepLease } from '../platform/kept-lease.ts';
import { traced } from '../platform/traced.ts';

/** How long a reader that has died keeps the next one waiting. */
const LEASE_SECONDS = 120;
const LOOK_AGAIN_MS = 200;

/** Whoever reads a source. */
interface Reader {
  readonly coordination: Coordination;
  readonly source: string;
}

/**
 * One reader for each source: two would only do the same work twice. MIRROR_BUSY when another one does
 * not end within `patience` seconds; LEASE_LOST ends it.
 */
export async function alone<Result>(
  { coordination, source }: Reader,
  step: string,
  patience: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const lease = await takeLease(coordination, source, patience);
  try {
    return await traced(step, { source }, () => work(lease.signal));
  } finally {
    await lease.release();
  }
}

async function takeLease(
  coordination: Coordination,
  source: string,
  patience: number,
): Promise<KeptLease> {
  const deadline = performance.now() + patience * 1000;
  for (;;) {
    const lease = await keepLease(coordination, `mirror/${source}`, LEASE_SECONDS);
    if (lease) return lease;
    if (performance.now() >= deadline) throw busy(source);
    await sleep(LOOK_AGAIN_MS);
  }
}

function busy(source: string): SaldoError {
  return new SaldoError(
    'MIRROR_BUSY',
    `The mirror of ${source} is being read already; wait for it to end.`,
    { source },
  );
}
