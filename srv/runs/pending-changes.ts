import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import type { CustomerKey } from './customer-scope.ts';

/** A mark that a customer changed, not yet dealt with. */
export interface PendingChange extends CustomerKey {
  readonly id: string;
  readonly cause: string;
}

const PENDING = `SELECT ID AS "id", source, partner, cause FROM saldo_mirror_ChangedCustomers
  WHERE processedAt IS NULL`;

/**
 * The marks of everybody, or of one customer, claimed until the transaction ends; a customer's
 * latest cause comes last. Whoever asks meanwhile waits, and finds nothing left to do.
 */
export function claimPending(tx: Database, customer?: CustomerKey): Promise<PendingChange[]> {
  // SQLite has one writer, which is this transaction.
  const order = tx.dialect === 'postgres' ? 'ORDER BY ID FOR UPDATE' : 'ORDER BY ID';
  if (!customer) return tx.query<PendingChange>(`${PENDING} ${order}`);
  const { source, partner } = customer;
  return tx.query<PendingChange>(`${PENDING} AND source = ? AND partner = ? ${order}`, [
    source,
    partner,
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
