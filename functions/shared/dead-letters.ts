import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { sqs } from './aws-clients.ts';
import { type QueueName, readEnvironment } from './environment.ts';

export interface DeadLetterCount {
  readonly queue: QueueName;
  readonly count: number;
}

/** How many messages each queue has given up. */
export async function countDeadLetters(): Promise<DeadLetterCount[]> {
  const { deadLetters } = readEnvironment();
  const queues = Object.entries(deadLetters) as [QueueName, string][];
  return Promise.all(
    queues.map(async ([queue, QueueUrl]) => {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      return { queue, count: Number(Attributes?.ApproximateNumberOfMessages ?? 0) };
    }),
  );
}
