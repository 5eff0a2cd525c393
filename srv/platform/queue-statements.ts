import type { Dialect } from './database.ts';
import { inList } from './sql-text.ts';
import { queueMessagesTable } from './tables.ts';

const table = queueMessagesTable.name;
const MESSAGE =
  'm.id, m.orderGroup AS "orderGroup", m.body, m.attempts, m.lastError AS "lastError"';

/** A message as the statements read it. */
export interface StoredMessage {
  readonly id: string;
  readonly orderGroup: string | null;
  readonly body: string;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** The parameters of each are named in its comment, in their order. */
export interface QueueStatements {
  /** queue, now, now, limit. */
  readonly findWaiting: string;
  /** lease token, time is over at, queue, ids. */
  readonly claim: string;
  /** error, queue, ids. */
  readonly bury: string;
  /** queue, lease token, ids. */
  readonly remove: string;
  /** next attempt at, error, queue, lease token, id. */
  readonly retry: string;
  /** error, queue, lease token, id. */
  readonly giveUp: string;
  /** queue, limit. */
  readonly findDead: string;
  /** available at, queue. */
  readonly redriveAll: string;
  /** available at, queue, ids. */
  readonly redriveSome: string;
}

/** The queue's statements; on PostgreSQL, consumers skip rows that another one is claiming. */
export function queueStatements(dialect: Dialect): QueueStatements {
  const among = inList(dialect);
  const skipLocked = dialect === 'postgres' ? 'FOR UPDATE OF m SKIP LOCKED' : '';
  const redrive = `UPDATE ${table}
    SET state = 'ready', attempts = 0, availableAt = ?, leaseToken = NULL, lastError = NULL
    WHERE queue = ? AND state = 'dead'`;
  return {
    findWaiting: `SELECT ${MESSAGE} FROM ${table} AS m
      WHERE m.queue = ? AND m.state = 'ready' AND m.availableAt <= ?
        AND (m.orderGroup IS NULL OR NOT EXISTS (
          SELECT 1 FROM ${table} AS other
          WHERE other.queue = m.queue AND other.orderGroup = m.orderGroup
            AND other.state = 'ready' AND (other.sequence < m.sequence
              OR (other.leaseToken IS NOT NULL AND other.availableAt > ?))))
      ORDER BY m.sequence LIMIT ? ${skipLocked}`,
    claim: `UPDATE ${table} SET leaseToken = ?, availableAt = ?, attempts = attempts + 1
      WHERE queue = ? AND id ${among}`,
    bury: `UPDATE ${table} SET state = 'dead', lastError = ?, leaseToken = NULL
      WHERE queue = ? AND id ${among}`,
    remove: `DELETE FROM ${table} WHERE queue = ? AND leaseToken = ? AND id ${among}`,
    retry: `UPDATE ${table} SET availableAt = ?, lastError = ?, leaseToken = NULL
      WHERE queue = ? AND leaseToken = ? AND id = ?`,
    giveUp: `UPDATE ${table} SET state = 'dead', lastError = ?, leaseToken = NULL
      WHERE queue = ? AND leaseToken = ? AND id = ?`,
    findDead: `SELECT ${MESSAGE} FROM ${table} AS m
      WHERE m.queue = ? AND m.state = 'dead' ORDER BY m.sequence LIMIT ?`,
    redriveAll: redrive,
    redriveSome: `${redrive} AND id ${among}`,
  };
}
