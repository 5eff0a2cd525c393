import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { SaldoError } from '../../domain/errors.ts';
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
} from '../work-queue.ts';

/** SQS takes and gives at most so many messages at once. */
const BATCH = 10;

/** How long dead letters that are looked at stay hidden from others who look. */
const LOOK_SECONDS = 1;
/** How long dead letters that are sent again stay hidden, so that each comes up once. */
const REDRIVE_SECONDS = 60;

export interface SqsQueueUrls {
  /** A FIFO queue, whose name ends with `.fifo`, orders by group; others do not. */
  readonly queue: string;
  readonly deadLetters: string;
}

/**
 * A work queue on SQS. The queue's own redrive policy moves what failed `maxAttempts` times to the
 * dead letters; `visibilitySeconds` is how long what is taken here stays hidden. Lambda takes
 * messages by its event source mapping instead of `handle`.
 */
export function sqsQueue(client: SQSClient, urls: SqsQueueUrls, policy: QueuePolicy): WorkQueue {
  return new SqsQueue(client, urls, policy);
}

/** A message to send for the first time, or again. */
type Sendable = Omit<OutgoingMessage, 'group'> & { readonly group?: string | null };

interface Received extends QueueMessage {
  readonly messageId: string;
  readonly handle: string;
}

class SqsQueue implements WorkQueue {
  readonly #client: SQSClient;
  readonly #urls: SqsQueueUrls;
  readonly #policy: QueuePolicy;

  constructor(client: SQSClient, urls: SqsQueueUrls, policy: QueuePolicy) {
    this.#client = client;
    this.#urls = urls;
    this.#policy = policy;
  }

  /** MESSAGES_NOT_SENT names those that SQS refused; the others are sent. */
  send(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.#send(messages, ({ id }) => id);
  }

  async #send<Sent extends Sendable>(
    messages: readonly Sent[],
    deduplicate: (message: Sent) => string,
  ): Promise<void> {
    for (const batch of batchesOf(messages)) {
      const Entries = batch.map((message, index) => ({
        ...this.#entry(message, index),
        ...(this.#isFifo && { MessageDeduplicationId: deduplicate(message) }),
      }));
      const send = new SendMessageBatchCommand({ QueueUrl: this.#urls.queue, Entries });
      const [refused] = (await this.#client.send(send)).Failed ?? [];
      if (refused) throw notSent(batch[Number(refused.Id)]?.id, refused.Message);
    }
  }

  async handle(handler: BatchHandler, limit: number): Promise<BatchResult> {
    const { queue } = this.#urls;
    const messages = await this.#receive(queue, limit, this.#policy.visibilitySeconds);
    const failed = await failuresOf(handler, messages);
    const hasFailed = ({ id }: Received) => failed.has(id);
    const isLast = ({ attempt }: Received) => attempt >= this.#policy.maxAttempts;
    await this.#delete(
      this.#urls.queue,
      messages.filter((message) => !hasFailed(message)),
    );
    const retried = messages.filter((message) => hasFailed(message) && !isLast(message));
    const dead = messages.filter((message) => hasFailed(message) && isLast(message));
    await this.#hide(this.#urls.queue, retried, ({ attempt }) => pauseAfter(attempt, this.#policy));
    await this.#hide(this.#urls.queue, dead, () => 0);
    return {
      done: messages.length - retried.length - dead.length,
      retried: retried.length,
      dead: dead.length,
    };
  }

  async deadLetters(limit: number): Promise<DeadMessage[]> {
    const messages = await this.#receive(this.#urls.deadLetters, limit, LOOK_SECONDS);
    return messages.map(({ id, group, body }) => ({ id, group, body, lastError: null }));
  }

  /** SQS has no redrive of single messages: they are sent again, then deleted. */
  async redrive(ids?: readonly string[]): Promise<number> {
    const unwanted: Received[] = [];
    let redriven = 0;
    for (;;) {
      const dead = await this.#receive(this.#urls.deadLetters, BATCH, REDRIVE_SECONDS);
      if (dead.length === 0) break;
      const wanted = dead.filter(({ id }) => !ids || ids.includes(id));
      unwanted.push(...dead.filter((message) => !wanted.includes(message)));
      // FIFO would take the same deduplication id for a repetition within five minutes.
      await this.#send(wanted, ({ messageId }) => messageId);
      await this.#delete(this.#urls.deadLetters, wanted);
      redriven += wanted.length;
    }
    await this.#hide(this.#urls.deadLetters, unwanted, () => 0);
    return redriven;
  }

  #entry(message: Sendable, index: number): SendMessageBatchRequestEntry {
    const { id, group, body, delaySeconds = 0 } = message;
    return {
      Id: String(index),
      MessageBody: body,
      MessageAttributes: { id: { DataType: 'String', StringValue: id } },
      ...(this.#isFifo
        ? { MessageGroupId: group ?? id }
        : { DelaySeconds: Math.ceil(delaySeconds) }),
    };
  }

  get #isFifo(): boolean {
    return this.#urls.queue.endsWith('.fifo');
  }

  async #receive(url: string, limit: number, visibility: number): Promise<Received[]> {
    const received: Received[] = [];
    // One at a time: a batch could hold two of one group, and the second must wait for the first.
    const batch = this.#isFifo ? 1 : BATCH;
    while (received.length < limit) {
      const { Messages: messages = [] } = await this.#client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: Math.min(batch, limit - received.length),
          VisibilityTimeout: visibility,
          MessageAttributeNames: ['id'],
          MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId'],
        }),
      );
      if (messages.length === 0) break;
      received.push(...messages.map(receivedFrom));
    }
    return received;
  }

  async #delete(url: string, messages: readonly Received[]): Promise<void> {
    for (const batch of batchesOf(messages)) {
      const Entries = batch.map(({ handle }, index) => ({
        Id: String(index),
        ReceiptHandle: handle,
      }));
      await this.#client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
    }
  }

  async #hide(
    url: string,
    messages: readonly Received[],
    secondsOf: (message: Received) => number,
  ): Promise<void> {
    for (const batch of batchesOf(messages)) {
      const Entries = batch.map((message, index) => ({
        Id: String(index),
        ReceiptHandle: message.handle,
        VisibilityTimeout: secondsOf(message),
      }));
      await this.#client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries }));
    }
  }
}

function receivedFrom(message: Message): Received {
  const { Attributes: system, MessageAttributes: own, MessageId, ReceiptHandle } = message;
  return {
    id: own?.id?.StringValue ?? String(MessageId),
    group: system?.MessageGroupId ?? null,
    body: message.Body ?? '',
    attempt: Number(system?.ApproximateReceiveCount ?? 1),
    messageId: String(MessageId),
    handle: String(ReceiptHandle),
  };
}

function batchesOf<Item>(items: readonly Item[]): Item[][] {
  const starts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => i * BATCH);
  return starts.map((start) => items.slice(start, start + BATCH));
}

function notSent(id = '?', reason = ''): SaldoError {
  return new SaldoError(
    'MESSAGES_NOT_SENT',
    `Message '${id}' was refused by SQS: ${reason}. Send it again.`,
    { id },
  );
}
