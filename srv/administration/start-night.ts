import { SaldoError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { ownDatabase } from '../requests/own-database.ts';
import { conflict, withText } from '../requests/refusal.ts';
import { unfinishedNow } from './look-at-runs.ts';
import { checkNightDay } from './night-day.ts';
import { now } from './open-work.ts';
import { serverNight } from './server-night.ts';

/**
 * Starts a night and comes back once it has begun: nobody's request waits for a large bank's night, whose runs
 * tell how far it is. NIGHT_TOO_EARLY, NIGHT_TOO_LATE; NIGHT_BUSY and NIGHT_UNDER_WAY while another one runs.
 * @param tellOperator hears what stops it later
 */
export async function startNight(
  businessDate: IsoDate | null,
  tellOperator: (error: unknown) => void,
): Promise<void> {
  const db = ownDatabase();
  if (businessDate) await checkNightDay(db, businessDate, now());
  await refuseBeside();
  try {
    await begun(
      (onBegun) => serverNight(db, businessDate ?? undefined, now, onBegun),
      tellOperator,
    );
  } catch (error) {
    throw error instanceof SaldoError ? withText(error) : error;
  }
}

/** A night that workers share holds no lease while they work: another one would drop its runs. */
async function refuseBeside(): Promise<void> {
  const [run] = (await unfinishedNow(ownDatabase(), now())).filter(({ isUnderWay }) => isUnderWay);
  if (!run) return;
  const { segment, evaluated, partitions } = run;
  throw conflict('NIGHT_UNDER_WAY', { segment, done: evaluated, all: partitions });
}

/** Resolves when the work has begun, or rejects with what stopped it before. */
function begun(
  work: (onBegun: () => void) => Promise<unknown>,
  tellOperator: (error: unknown) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let hasBegun = false;
    work(() => {
      hasBegun = true;
      resolve();
    }).catch((error) => (hasBegun ? tellOperator(error) : reject(error)));
  });
}
