import { randomUUID } from 'node:crypto';
import { type Clock, isoAfter, systemClock } from './clock.ts';
import type { Database } from './database.ts';
import { type QueueStatements, queueStatements, type StoredMessage } from './queue-statements.ts';
import { queueMessagesTable } from './tables.ts';
import {
  type BatchHandler,
  type BatchResult,
  type DeadMessage,
  failuresOf,
  type OutgoingMessage,
  pauseAfter,
  type QueueMessage,
  type QueuePolicy,
  type WorkQueue,
} from './work-queue.ts';

const ERROR_LENGTH = 1000;
const NO_END = 'The handler did not end in time.';

/**
 * A work queue in a table of the database. Over a transaction (`databaseQueue(tx, ...)`), messages
 * are sent if and only if it commits.
 */
export function databaseQueue(
  database: Database,
  name: string,
  policy: QueuePolicy,
  clock: Clock = systemClock,
): WorkQueue {
  return new DatabaseQueue(database, name, policy, clock);
}

interface Claim {
  readonly token: string;
  readonly messages: readonly QueueMessage[];
  /** How many were given up instead of handed out. */
  readonly buried: number;
}

class DatabaseQueue implements WorkQueue {
  readonly #database: Database;
  readonly #name: string;
  readonly #policy: QueuePolicy;
  readonly #clock: Clock;
  readonly #sql: QueueStatements;

  constructor(database: Database, name: string, policy: QueuePolicy, clock: Clock) {
    this.#database = database;
    this.#name = name;
    this.#policy = policy;
    this.#clock = clock;
    this.#sql = queueStatements(database.dialect);
  }

  async send(messages: readonly OutgoingMessage[]): Promise<void> {
    const now = this.#clock();
    const rows = messages.map((message) => ({
      queue: this.#name,
      id: message.id,
      orderGroup: message.group ?? null,
      sequence: nextSequence(now),
      body: message.body,
      state: 'ready',
      availableAt: isoAfter(now, message.delaySeconds),
      attempts: 0,
    }));
    await this.#database.insert(queueMessagesTable, rows, { ifAbsent: true });
  }

  async handle(handler: BatchHandler, limit: number): Promise<BatchResult> {
    const claim = await this.#claim(limit);
    if (claim.messages.length === 0) return { done: 0, retried: 0, dead: claim.buried };
    const failed = await failuresOf(handler, claim.messages);
    return this.#settle(claim, failed);
  }

  async deadLetters(limit: number): Promise<DeadMessage[]> {
    const parameters = [this.#name, limit];
    const rows = await this.#database.query<StoredMessage>(this.#sql.findDead, parameters);
    return rows.map(({ id, orderGroup, body, lastError }) => ({
      id,
      group: orderGroup,
      body,
      lastError,
    }));
  }

  async redrive(ids?: readonly string[]): Promise<number> {
    const now = isoAfter(this.#clock());
    if (!ids) return this.#database.execute(this.#sql.redriveAll, [now, this.#name]);
    const parameters = [now, this.#name, JSON.stringify(ids)];
    return this.#database.execute(this.#sql.redriveSome, parameters);
  }

  #claim(limit: number): Promise<Claim> {
    const { visibilitySeconds, maxAttempts } = this.#policy;
    const token = randomUUID();
    const now = isoAfter(this.#clock());
    const until = isoAfter(this.#clock(), visibilitySeconds);
    return this.#database.transaction(async (tx) => {
      const waiting = [this.#name, now, now, limit];
      const rows = await tx.query<StoredMessage>(this.#sql.findWaiting, waiting);
      // A handler that never came back had its last attempt, too.
      const exhausted = rows.filter(({ attempts }) => attempts >= maxAttempts);
      const claimed = rows.filter(({ attempts }) => attempts < maxAttempts);
      const buried = await tx.execute(this.#sql.bury, [NO_END, this.#name, idsOf(exhausted)]);
      await tx.execute(this.#sql.claim, [token, until, this.#name, idsOf(claimed)]);
      return { token, messages: claimed.map(delivered), buried };
    });
  }

  /** A message whose time was over belongs to its next handler: the lease token keeps us off it. */
  #settle(claim: Claim, failed: ReadonlyMap<string, string>): Promise<BatchResult> {
    const isDone = ({ id }: QueueMessage) => !failed.has(id);
    const done = idsOf(claim.messages.filter(isDone));
    return this.#database.transaction(async (tx) => {
      const result = {
        done: await tx.execute(this.#sql.remove, [this.#name, claim.token, done]),
        retried: 0,
        dead: claim.buried,
      };
      for (const message of claim.messages) {
        const error = failed.get(message.id);
        if (error === undefined) continue;
        const isLast = message.attempt >= this.#policy.maxAttempts;
        const changed = await this.#fail(tx, claim.token, message, error, isLast);
        result[isLast ? 'dead' : 'retried'] += changed;
      }
      return result;
    });
  }

  #fail(
    tx: Database,
    token: string,
    { id, attempt }: QueueMessage,
    error: string,
    isLast: boolean,
  ): Promise<number> {
    const text = error.slice(0, ERROR_LENGTH);
    if (isLast) return tx.execute(this.#sql.giveUp, [text, this.#name, token, id]);
    const next = isoAfter(this.#clock(), pauseAfter(attempt, this.#policy));
    return tx.execute(this.#sql.retry, [next, text, this.#name, token, id]);
  }
}

function delivered(row: StoredMessage): QueueMessage {
  return { id: row.id, group: row.orderGroup, body: row.body, attempt: row.attempts + 1 };
}

function idsOf(messages: readonly { readonly id: string }[]): string {
  return JSON.stringify(messages.map(({ id }) => id));
}

let lastSequence = 0;

/** Rises with every message of this process, and by the clock between processes. */
function nextSequence(now: number): number {
  lastSequence = Math.max(lastSequence + 1, now * 1000);
  return lastSequence;
}
