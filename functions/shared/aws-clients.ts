import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sqsQueue } from '../../srv/platform/aws/sqs-queue.ts';
import type { WorkQueue } from '../../srv/platform/work-queue.ts';
import { type QueueName, readEnvironment } from './environment.ts';

export const sqs = new SQSClient({});
export const dynamo = new DynamoDBClient({});

/** Lambda's event source mapping takes the messages; functions only send. */
const SENDING = { visibilitySeconds: 0, maxAttempts: 1, backoffSeconds: [] };

export function outgoing(name: QueueName): Pick<WorkQueue, 'send'> {
  const { queues } = readEnvironment();
  return sqsQueue(sqs, { queue: queues[name], deadLetters: '' }, SENDING);
}
