import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { markChanged } from './mark-changed.ts';
import { loadSegments } from './segment-setup.ts';

const DUE = `SELECT DISTINCT source, partner FROM saldo_contacts_Resubmissions
  WHERE segment = ? AND status = 'open' AND dueOn = ?`;

/**
 * Marks customers whose resubmission falls due today where their segment is, for a day on which no
 * night makes lists. Returns how many.
 */
export async function markDueResubmissions(db: Database, now: Instant): Promise<number> {
  let marked = 0;
  for (const { segment, timeZone } of await loadSegments(db)) {
    const today = localTime(now, timeZone).date;
    const due = await db.query<{ source: string; partner: string }>(DUE, [segment, today]);
    const changes = due.map((customer) => {
      return { ...customer, cause: 'resubmission', changedAt: now };
    });
    await markChanged(db, changes);
    marked += due.length;
  }
  return marked;
}
