import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SolveLp } from '../../srv/domain/balance/linear-program.ts';
import type { NightContext, NightStep } from '../../srv/runs/night-steps/night-step.ts';
import { readStep, stepMessage } from '../../srv/runs/night-steps/night-step.ts';
import { unlessSuperseded } from '../../srv/runs/night-steps/unless-superseded.ts';
import { onceFor } from './idempotency.ts';
import { nightContext } from './night-context.ts';
import { observed } from './observe.ts';

export interface StepFunction {
  readonly name: string;
  readonly loadSolver?: () => Promise<SolveLp>;
  run(context: NightContext, step: NightStep): Promise<void>;
}

const processor = new BatchProcessor(EventType.SQS);

/** A Lambda handler for a queue of steps: one that fails goes back, the others are done. */
export function stepFunction({ name, loadSolver, run }: StepFunction) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const handle = async ({ body }: SQSRecord) => {
      const step = readStep(body);
      await observed(name, { ...step }, async () => {
        const night = await nightContext(context, loadSolver);
        await onceFor(stepMessage(step).id, context, () =>
          unlessSuperseded(() => run(night, step)),
        );
      });
    };
    return processPartialResponse(event, handle, processor, {
      context,
      throwOnFullBatchFailure: false,
      // One after the other: logs and the few connections belong to one step at a time.
      processInParallel: false,
    });
  };
}

/** A message of another function's queue is a fault of the deployment. */
export function misplaced(step: NightStep): Promise<never> {
  return Promise.reject(new Error(`A message for '${step.step}' came into the wrong queue.`));
}
