import type { Instant } from '../domain/iso-date.ts';
import { forgetFileRows } from '../erp/files/load-record.ts';
import { contactPoints } from '../erp/mirror/objects/contact-points.ts';
import { PARTNER_CAUSE } from '../erp/mirror/touched-partners.ts';
import { isoAfter } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import {
  changedCustomersTable,
  onceRecordsTable,
  rejectionsTable,
  runComponentsTable,
  runPartitionsTable,
  runTotalsTable,
  sensitiveReadsTable,
  teamChangesTable,
  temporaryAssignmentsTable,
} from '../platform/tables.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import { forgetSnapshots } from './forget-snapshots.ts';
import { forgetTrials } from './forget-trials.ts';
import { forgetWorklists } from './forget-worklists.ts';
import { loadRetention } from './retention.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * Deletes what would else grow without end, for as long as the bank wants each kind kept; what a
 * published list still needs is never touched. In small batches, so that nobody waits.
 */
export async function forgetOld(db: Database, now: Instant): Promise<void> {
  const today = now.slice(0, 10);
  const retention = await loadRetention(db, today);
  const before = (days: number) => isoAfter(Date.parse(now), -days * SECONDS_PER_DAY);
  const changes = [before(retention.changes.days), contactPoints.object];
  await deleteInBatches(db, changedCustomersTable, OLD_MARKS, changes);
  const details = [before(retention['run-details'].days)];
  for (const table of DETAILS) {
    await deleteInBatches(db, table, `run IN (${OLD_RUNS})`, details);
  }
  await deleteInBatches(db, onceRecordsTable, 'expiresAt < ?', [now]);
  const reads = [before(retention.reads.days).slice(0, 10)];
  await deleteInBatches(db, sensitiveReadsTable, 'day < ?', reads);
  // As long as the customers' own histories tell of them.
  const spread = [before(retention.worklists.days)];
  await deleteInBatches(db, teamChangesTable, 'changedAt < ?', spread);
  const lent = spread.map((instant) => instant.slice(0, 10));
  await deleteInBatches(db, temporaryAssignmentsTable, 'validTo < ?', lent);
  await forgetTrials(db, before(retention.trials.days));
  await forgetFileRows(db, before(retention['file-rows'].days));
  await forgetWorklists(db, today, retention.worklists);
  await forgetSnapshots(db, today, retention.snapshots);
}

/** A changed partner's mark says, too, whose addresses the mirror has to read: it waits until they are. */
const OLD_MARKS = `processedAt < ? AND NOT (cause = '${PARTNER_CAUSE}' AND EXISTS (
  SELECT 1 FROM saldo_mirror_States s WHERE s.source = saldo_mirror_ChangedCustomers.source
    AND s.object = ? AND s.deltaAt <= saldo_mirror_ChangedCustomers.changedAt))`;

const DETAILS = [runPartitionsTable, runComponentsTable, runTotalsTable, rejectionsTable];

const OLD_RUNS = `SELECT r.ID FROM saldo_worklists_Runs r WHERE r.plannedAt < ?
  AND NOT EXISTS (SELECT 1 FROM saldo_worklists_PublishedRuns p WHERE p.run = r.ID)`;
