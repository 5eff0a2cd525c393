import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { orReject } from '../failed-run.ts';
import { keepCases } from './keep-cases.ts';

/** The night's look at all cases, before anything is evaluated; what is wrong with it stops no list. */
export function keepAllCases(db: Database, clock: () => Instant): Promise<void> {
  const place = { origin: 'disputes', object: 'Cases', objectKey: '', run: null, clock };
  return orReject(db, place, async () => {
    await keepCases(db, { scope: 'all', now: clock() });
  });
}
