import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type CustomerKey, listedBySource, scopeCondition } from './customer-scope.ts';

/** A mark that a customer changed, not yet dealt with. */
export interface PendingChange extends CustomerKey {
  readonly id: string;
  readonly cause: string;
}

const OF_CUSTOMERS = `SELECT ID AS "id", source, partner, cause
  FROM saldo_mirror_ChangedCustomers k WHERE k.processedAt IS NULL`;

/**
 * The pending marks of customers, claimed until the transaction ends; a customer's latest cause
 * comes last. Whoever asks meanwhile waits, and finds nothing left to do.
 */
export async function claimPending(
  tx: Database,
  customers: readonly CustomerKey[],
): Promise<PendingChange[]> {
  // SQLite has one writer, which is this transaction.
  const order = tx.dialect === 'postgres' ? 'ORDER BY ID FOR UPDATE' : 'ORDER BY ID';
  const claimed: PendingChange[] = [];
  for (const scope of listedBySource(customers)) {
    const { sql, params } = scopeCondition(scope, 'k', tx.dialect);
    const marks = await tx.query<PendingChange>(`${OF_CUSTOMERS} AND ${sql} ${order}`, params);
    for (const mark of marks) claimed.push(mark);
  }
  return claimed;
}

/** How far one walk through the pending marks has come. */
export interface WalkedMark {
  readonly changedAt: Instant;
  readonly id: string;
}

/** A pending mark that nobody has claimed yet. */
export interface NextMark extends CustomerKey, WalkedMark {}

const FROM_THE_OLDEST = `SELECT source, partner, changedAt AS "changedAt", ID AS "id"
  FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL`;

// The whole key of the index, which PostgreSQL else sorts by.
const OLDEST_FIRST = 'ORDER BY processedAt, changedAt, ID LIMIT ?';

/** The next pending marks, oldest first, after what was walked already; nothing is claimed. */
export function nextPending(
  db: Database,
  after: WalkedMark | null,
  limit: number,
): Promise<NextMark[]> {
  if (!after) return db.query<NextMark>(`${FROM_THE_OLDEST} ${OLDEST_FIRST}`, [limit]);
  return db.query<NextMark>(`${FROM_THE_OLDEST} AND (changedAt, ID) > (?, ?) ${OLDEST_FIRST}`, [
    after.changedAt,
    after.id,
    limit,
  ]);
}

/** Says that the marks are dealt with, and when that was. */
export async function settle(
  tx: Database,
  marks: readonly PendingChange[],
  at: Instant,
): Promise<void> {
  await tx.execute(
    `UPDATE saldo_mirror_ChangedCustomers SET processedAt = ? WHERE ID ${inList(tx.dialect)}`,
    [at, JSON.stringify(marks.map(({ id }) => id))],
  );
}
