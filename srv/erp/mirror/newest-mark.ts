import type { Instant } from '../../domain/iso-date.ts';
import { isoAfter } from '../../platform/clock.ts';
import { markOf } from './change-filter.ts';
import type { ErpObject } from './erp-object.ts';
import { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { newestPath } from './odata-query.ts';
import { readPage } from './page-reader.ts';

/** Of a run, what the newest mark depends on. */
type Asking = Pick<MirrorRun, 'erp' | 'timeZone' | 'now' | 'clockAheadMs'>;

/** The newest change stamp the ERP has for an object; null when nothing changed or nothing says so. */
export async function newestMark(run: Asking, object: ErpObject): Promise<Instant | null> {
  if (object.changes.by === 'partner' || object.changes.by === 'reading-all') return null;
  const { records } = await readPage(run.erp, object, newestPath(object));
  const [newest] = records;
  return notAhead(run, newest ? markOf(new ErpRecord(newest, run.timeZone), object.changes) : null);
}

/**
 * A mark, but none ahead of the ERP's clock: rates and dunning runs are dated in advance, and clocks of
 * application servers run wrong. A mark ahead would hide whatever changes until its day comes.
 */
export function notAhead(
  { now, clockAheadMs }: Pick<Asking, 'now' | 'clockAheadMs'>,
  mark: Instant | null,
): Instant | null {
  if (mark === null) return null;
  const erpNow = isoAfter(Date.parse(now()) - (clockAheadMs ?? 0));
  return mark > erpNow ? erpNow : mark;
}

/** The later of two marks; null counts as none. */
export function laterMark(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return other > one ? other : one;
}
