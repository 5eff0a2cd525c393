/** A message to send. */
export interface OutgoingMessage {
  /** Names what is to be done: a message whose id still waits may be dropped as a repetition. */
  readonly id: string;
  /** Messages of one group are handled one at a time, in the order they were sent. */
  readonly group?: string;
  /** Not handed out before this many seconds; a queue that orders by group ignores it. */
  readonly delaySeconds?: number;
  readonly body: string;
}

/** A message handed out to a handler. */
export interface QueueMessage {
  readonly id: string;
  readonly group: string | null;
  readonly body: string;
  /** 1 at the first delivery. */
  readonly attempt: number;
}

/** A message that was given up after the last attempt. */
export interface DeadMessage {
  readonly id: string;
  readonly group: string | null;
  readonly body: string;
  /** Why, where the queue keeps it. */
  readonly lastError: string | null;
}

/** What went wrong with one message of a batch. */
export interface FailedMessage {
  readonly id: string;
  readonly error: string;
}

/**
 * Handles a batch and says which messages failed; the others are done. Throwing fails all of them.
 * A message can be delivered again after its handler ended (crash, time over): handle it twice alike.
 */
export type BatchHandler = (messages: readonly QueueMessage[]) => Promise<readonly FailedMessage[]>;

export interface BatchResult {
  readonly done: number;
  /** Failed and waiting for another attempt. */
  readonly retried: number;
  /** Given up: in the dead letters. */
  readonly dead: number;
}

/** At-least-once delivery of small messages. */
export interface WorkQueue {
  send(messages: readonly OutgoingMessage[]): Promise<void>;

  /** Hands out at most `limit` messages, and settles them by what the handler says. */
  handle(handler: BatchHandler, limit: number): Promise<BatchResult>;

  /** Messages that were given up, the oldest first where the queue keeps their order. */
  deadLetters(limit: number): Promise<DeadMessage[]>;

  /** Gives dead messages a fresh start, all or those named; returns how many. */
  redrive(ids?: readonly string[]): Promise<number>;
}

export interface QueuePolicy {
  /** How long a handler has before its messages are handed out again, in seconds. */
  readonly visibilitySeconds: number;
  /** Deliveries before a message is given up. */
  readonly maxAttempts: number;
  /** Pause after each failed attempt in seconds; the last one repeats. */
  readonly backoffSeconds: readonly number[];
}

/** Errors by message; a handler that throws fails its whole batch. */
export async function failuresOf(
  handler: BatchHandler,
  messages: readonly QueueMessage[],
): Promise<ReadonlyMap<string, string>> {
  try {
    const failed = await handler(messages);
    return new Map(failed.map(({ id, error }) => [id, error]));
  } catch (error) {
    return new Map(messages.map(({ id }) => [id, String(error)]));
  }
}

/** The pause after a failed attempt, in seconds. */
export function pauseAfter(attempt: number, { backoffSeconds }: QueuePolicy): number {
  return backoffSeconds[attempt - 1] ?? backoffSeconds.at(-1) ?? 0;
}
