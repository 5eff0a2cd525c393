import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { forEachSegment } from './for-each-segment.ts';
import { markChanged } from './mark-changed.ts';

const DUE = `SELECT DISTINCT source, partner FROM saldo_contacts_Resubmissions
  WHERE segment = ? AND status = 'open' AND dueOn = ?`;

/**
 * Marks customers whose resubmission falls due today where their segment is, for a day on which no
 * night makes lists. Returns how many.
 */
export async function markDueResubmissions(db: Database, clock: () => Instant): Promise<number> {
  let marked = 0;
  await forEachSegment(db, clock, async ({ segment, timeZone }) => {
    const changedAt = clock();
    const today = localTime(changedAt, timeZone).date;
    const due = await db.query<{ source: string; partner: string }>(DUE, [segment, today]);
    const changes = due.map((customer) => ({ ...customer, cause: 'resubmission', changedAt }));
    await markChanged(db, changes);
    marked += due.length;
  });
  return marked;
}
