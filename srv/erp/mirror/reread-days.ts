import { addDays } from '../../domain/iso-date.ts';
import type { ErpObject } from './erp-object.ts';
import { keepComparison } from './keep-comparison.ts';
import type { MirrorRun } from './mirror-run.ts';
import { ObjectTally } from './object-tally.ts';
import { erpObjects } from './objects/index.ts';
import { dayLiteral } from './odata-values.ts';
import { readByFilter } from './read-by-filter.ts';
import type { ObjectReconciliation } from './reconcile-keys.ts';

/** Objects that carry a day and no change stamp. */
export const objectsByDay: readonly ErpObject[] = erpObjects.filter(
  ({ changes }) => changes.by === 'day',
);

/**
 * Reads the records of many days again, those behind a delta's: dunning notices are reversed, and rates
 * put right, long after their day, and no stamp shows it.
 */
export async function rereadDays(
  run: MirrorRun,
  object: ErpObject,
): Promise<ObjectReconciliation | null> {
  const { changes, service } = object;
  if (changes.by !== 'day') return null;
  const startedAt = run.now();
  const latest = run.states.get(object.object)?.highWater ?? startedAt;
  const since = addDays(latest.slice(0, 10), -changes.daysCompared);
  const tally = new ObjectTally(run, object.object, 'delta');
  const filter = `${changes.field} ge ${dayLiteral(service.version, since)}`;
  await readByFilter(run, object, [filter], tally);
  const { read: compared, written } = tally.report();
  const sums = { missing: 0, different: written, extra: 0, left: 0 };
  const found = { object: object.object, compared, ...sums, written };
  await keepComparison(run, startedAt, found);
  return found;
}
