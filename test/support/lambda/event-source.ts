import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { Invoked, LambdaFunction } from './lambda-function.ts';

export interface Delivered {
  readonly received: number;
  readonly done: number;
  readonly failed: number;
  readonly invoked: Invoked | null;
}

export interface EventSource {
  readonly client: SQSClient;
  readonly queue: string;
  readonly batchSize: number;
}

/**
 * Plays Lambda's event source mapping of a queue once: what the function does not name as failed is
 * deleted, everything else comes again; without an answer the whole batch does.
 */
export async function deliverOnce(
  { client, queue, batchSize }: EventSource,
  target: LambdaFunction,
  timeoutSeconds?: number,
): Promise<Delivered> {
  const receive = new ReceiveMessageCommand({
    QueueUrl: queue,
    MaxNumberOfMessages: batchSize,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  const { Messages: messages = [] } = await client.send(receive);
  if (messages.length === 0) return { received: 0, done: 0, failed: 0, invoked: null };
  const invoked = await target.invoke({ Records: messages.map(recordOf) }, timeoutSeconds);
  const failed = failedIds(invoked, messages);
  for (const { MessageId, ReceiptHandle } of messages) {
    const settled = { QueueUrl: queue, ReceiptHandle };
    if (!failed.has(String(MessageId))) await client.send(new DeleteMessageCommand(settled));
    else
      await client.send(new ChangeMessageVisibilityCommand({ ...settled, VisibilityTimeout: 0 }));
  }
  const count = messages.length;
  return { received: count, done: count - failed.size, failed: failed.size, invoked };
}

function failedIds(invoked: Invoked, messages: readonly Message[]): Set<string> {
  if (invoked.status !== 'answered')
    return new Set(messages.map(({ MessageId }) => String(MessageId)));
  const { batchItemFailures = [] } = (invoked.answer ?? {}) as {
    batchItemFailures?: { itemIdentifier: string }[];
  };
  return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

function recordOf({ MessageId, ReceiptHandle, Body, Attributes }: Message) {
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes ?? {},
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:queue',
    awsRegion: 'eu-central-1',
  };
}
