/** A message to send. */
export interface OutgoingMessage {
  /** Sending an id that still waits or was given up changes nothing. */
  readonly id: string;
  /** Messages of one group are handled one at a time, in the order they were sent. */
  readonly group?: string;
  /** Not handed out before this many seconds; delays its group, too. */
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

/** A message that was given up after the last attempt, and why. */
export interface DeadMessage {
  readonly id: string;
  readonly group: string | null;
  readonly body: string;
  readonly attempts: number;
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

  /** The oldest messages that were given up. */
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
