import { SaldoError } from '../../domain/errors.ts';
import { traced } from '../../platform/traced.ts';
import type { BatchHandler, FailedMessage, QueueMessage } from '../../platform/work-queue.ts';
import { balanceComponentStep, balanceStep } from './balance-step.ts';
import { evaluateStep } from './evaluate-step.ts';
import { failRun } from './fail-run.ts';
import { type NightContext, type NightStep, readStep } from './night-step.ts';
import { publishStep } from './publish-step.ts';
import { unlessSuperseded } from './unless-superseded.ts';

/** Does one step, whichever it is. */
export function doStep(context: NightContext, step: NightStep): Promise<void> {
  const { step: kind, ...about } = step;
  return traced(`night.${kind}`, about, () => unlessSuperseded(() => stepOf(context, step)));
}

function stepOf(context: NightContext, step: NightStep): Promise<void> {
  switch (step.step) {
    case 'evaluate':
      return evaluateStep(context, step.run, step.number);
    case 'balance':
      return balanceStep(context, step);
    case 'balance-component':
      return balanceComponentStep(context, step.number, step);
    case 'publish':
      return publishStep(context, step);
  }
}

/**
 * Handles messages of a queue one after the other; one that fails leaves the others alone. A run
 * whose step fails for the last time is told as failed, and goes on when the step is redriven.
 */
export function stepHandler(context: NightContext, maxAttempts: number): BatchHandler {
  return async (messages) => {
    const failed: FailedMessage[] = [];
    for (const message of messages) {
      const error = await failureOf(context, message);
      if (error === null) continue;
      failed.push({ id: message.id, error: wordsOf(error) });
      if (message.attempt >= maxAttempts) await failRun(context, message, error);
    }
    return failed;
  };
}

async function failureOf(context: NightContext, { body }: QueueMessage): Promise<unknown> {
  try {
    await doStep(context, readStep(body));
    return null;
  } catch (error) {
    return error;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof SaldoError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
