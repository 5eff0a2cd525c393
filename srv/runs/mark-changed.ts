import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { changedCustomersTable } from '../platform/tables.ts';

/** A customer whose position may no longer be right, and what happened. */
export interface CustomerChange {
  readonly source: string;
  readonly partner: string;
  /** payment, item, promise, contact, resubmission, dispute, dunning, … */
  readonly cause: string;
  readonly changedAt: Instant;
  /** When the ERP posted it, by our clock, where that is known. */
  readonly postedAt?: Instant | null;
}

/** Marks customers to be evaluated again, in the caller's transaction. */
export async function markChanged(db: Database, changes: readonly CustomerChange[]): Promise<void> {
  await db.insert(
    changedCustomersTable,
    changes.map((change) => ({ ID: timeOrderedId(change.changedAt), ...change })),
  );
}

/** Below the ids of all marks of an instant or later: marks are found by it without an index of their own. */
export function firstIdAt(instant: Instant): string {
  const time = Date.parse(instant).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}

/** A UUID of version 7 (RFC 9562): later marks have greater ids, so that "up to here" can be said. */
export function timeOrderedId(instant: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.parse(instant), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
