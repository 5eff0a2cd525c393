import type { SolveLp } from '../../domain/balance/linear-program.ts';
import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Coordination } from '../../platform/coordination.ts';
import type { Database } from '../../platform/database.ts';
import type { OutgoingMessage, WorkQueue } from '../../platform/work-queue.ts';
import type { Lookback } from '../read-customers.ts';

/** A piece of a night that any process may do; doing it twice has one effect. */
export type NightStep =
  | { readonly step: 'evaluate'; readonly run: string; readonly number: number }
  | BalanceStep
  | ({ readonly step: 'balance-component'; readonly number: number } & OfAttempt)
  | PublishStep;

export type BalanceStep = { readonly step: 'balance' } & OfAttempt;

export type PublishStep = {
  readonly step: 'publish';
  /** How often it has found another run being published; it comes again as a message of its own. */
  readonly waited?: number;
} & OfAttempt;

/** Which balance of a run it belongs to: the first, or one made anew. */
export interface OfAttempt {
  readonly run: string;
  readonly attempt: number;
}

/** What the steps of a night work with. */
export interface NightContext {
  readonly db: Database;
  readonly coordination: Coordination;
  readonly queues: NightQueues;
  /** Loaded by the step that needs it. */
  readonly loadSolver: () => Promise<SolveLp>;
  /** Where a process is ended at a time: a step that would outlast it is left for another. */
  readonly remainingMs?: () => number;
  readonly lookback: Lookback;
  readonly clock: () => Instant;
}

/** Where steps wait: one queue for all, or one for each kind. */
export type NightQueues = (step: NightStep['step']) => Pick<WorkQueue, 'send'>;

const NUMBERS_OF: Readonly<Record<string, readonly string[]>> = {
  evaluate: ['number'],
  balance: ['attempt'],
  'balance-component': ['number', 'attempt'],
  publish: ['attempt'],
};

/** A step as a message: the same step always has the same id. */
export function stepMessage(step: NightStep): OutgoingMessage {
  return { id: Object.values(step).join(':'), body: JSON.stringify(step) };
}

/** Steps of one kind, to be done now or after some seconds. */
export async function sendSteps(
  queues: NightQueues,
  steps: readonly NightStep[],
  delaySeconds = 0,
): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const messages = steps.map(stepMessage).map((message) => ({ ...message, delaySeconds }));
  await queues(first.step).send(messages);
}

/** The step that a message asks for; STEP_INVALID for anything else. */
export function readStep(body: string): NightStep {
  const read = parsed(body);
  const numbers = NUMBERS_OF[String(read?.step)];
  const isStep =
    numbers &&
    typeof read?.run === 'string' &&
    numbers.every((name) => Number.isInteger(read[name]));
  if (isStep) return read as unknown as NightStep;
  throw new SaldoError(
    'STEP_INVALID',
    `This message asks for no step of a night: ${body.slice(0, 200)}. Remove it from the queue.`,
  );
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
