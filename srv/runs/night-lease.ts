import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import { databaseCoordination } from '../platform/database-coordination.ts';
import { keepLease } from '../platform/kept-lease.ts';

/** How long a night that ended badly keeps the next one waiting. */
const LEASE_SECONDS = 120;

/**
 * Works while no other night does, in any process: two would drop each other's runs. NIGHT_BUSY
 * when another one is under way.
 */
export async function aloneTonight<Result>(
  db: Database,
  work: () => Promise<Result>,
): Promise<Result> {
  const lease = await keepLease(databaseCoordination(db), 'night', LEASE_SECONDS);
  if (!lease) {
    throw new SaldoError(
      'NIGHT_BUSY',
      `A night is under way; wait for it to end. If it ended badly, try again in ${LEASE_SECONDS} seconds.`,
      { seconds: LEASE_SECONDS },
    );
  }
  try {
    return await work();
  } finally {
    await lease.release();
  }
}
