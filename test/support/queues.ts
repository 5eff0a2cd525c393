import { randomUUID } from 'node:crypto';
import { sqsQueue } from '../../srv/platform/aws/sqs-queue.ts';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import type { QueuePolicy, WorkQueue } from '../../srv/platform/work-queue.ts';
import { startSqs } from './aws-emulators.ts';
import { databases } from './databases.ts';

export interface QueueWorld {
  /** A new empty queue; time passes as Date.now() says. */
  open(policy: QueuePolicy): WorkQueue;
  close(): Promise<void>;
}

/** What an implementation offers beyond at-least-once delivery. */
export interface QueueTraits {
  readonly ordersGroups: boolean;
  readonly delaysMessages: boolean;
}

export interface QueueUnderTest extends QueueTraits {
  start(): Promise<QueueWorld>;
}

const EVERYTHING: QueueTraits = { ordersGroups: true, delaysMessages: true };

/** Each implementation of the work queue, by the name it has in test titles. */
export const queues: Readonly<Record<string, QueueUnderTest>> = {
  SQLite: { ...EVERYTHING, start: () => inDatabase('SQLite') },
  PostgreSQL: { ...EVERYTHING, start: () => inDatabase('PostgreSQL') },
  'CAP on SQLite': { ...EVERYTHING, start: () => inDatabase('CAP on SQLite') },
  'CAP on PostgreSQL': { ...EVERYTHING, start: () => inDatabase('CAP on PostgreSQL') },
  SQS: { ordersGroups: false, delaysMessages: true, start: () => onSqs('') },
  'SQS FIFO': { ordersGroups: true, delaysMessages: false, start: () => onSqs('.fifo') },
};

async function inDatabase(name: string): Promise<QueueWorld> {
  const opened = await databases[name]?.();
  if (!opened) throw new Error(`There is no database '${name}' to test on.`);
  return {
    open: (policy) => databaseQueue(opened.database, randomUUID(), policy, () => Date.now()),
    close: () => opened.close(),
  };
}

async function onSqs(suffix: '' | '.fifo'): Promise<QueueWorld> {
  const sqs = await startSqs();
  return {
    open: (policy) => {
      const urls = sqs.createQueue(`${randomUUID()}${suffix}`, policy);
      return sqsQueue(sqs.client, urls, policy);
    },
    close: () => sqs.stop(),
  };
}
