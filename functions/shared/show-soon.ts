import { ChangeMessageVisibilityBatchCommand } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { sqs } from './aws-clients.ts';
import { type QueueName, readEnvironment } from './environment.ts';
import { logger } from './observe.ts';

/** Between two attempts; a message that nobody settles stays hidden for six times the time-out. */
const PAUSE_SECONDS = 30;

/** Lets failed messages come again soon, later after each attempt. */
export async function showSoon(queue: QueueName, failed: readonly SQSRecord[]): Promise<void> {
  if (failed.length === 0) return;
  const Entries = failed.map(({ receiptHandle, attributes }, index) => ({
    Id: String(index),
    ReceiptHandle: receiptHandle,
    VisibilityTimeout: PAUSE_SECONDS * Number(attributes?.ApproximateReceiveCount ?? 1),
  }));
  const QueueUrl = readEnvironment().queues[queue];
  try {
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  } catch (error) {
    // They come again all the same, later.
    logger.warn('Failed messages stay hidden', error as Error);
  }
}
