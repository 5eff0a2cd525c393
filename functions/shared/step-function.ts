import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { SolveLp } from '../../srv/domain/balance/linear-program.ts';
import { failRun } from '../../srv/runs/night-steps/fail-run.ts';
import type { NightContext, NightStep } from '../../srv/runs/night-steps/night-step.ts';
import { readStep, stepMessage } from '../../srv/runs/night-steps/night-step.ts';
import { unlessSuperseded } from '../../srv/runs/night-steps/unless-superseded.ts';
import type { QueueName } from './environment.ts';
import { onceFor } from './idempotency.ts';
import { nightContext } from './night-context.ts';
import { observed } from './observe.ts';
import { showSoon } from './show-soon.ts';

export interface StepFunction {
  readonly name: string;
  /** The queue that feeds it. */
  readonly queue: QueueName;
  readonly loadSolver?: () => Promise<SolveLp>;
  run(context: NightContext, step: NightStep): Promise<void>;
}

/** As in functions/deployment/queues.yml: then a message is given up. */
const MAX_RECEIVES = 5;

const processor = new BatchProcessor(EventType.SQS);

/** A Lambda handler for a queue of steps: one that fails goes back, the others are done. */
export function stepFunction({ name, queue, loadSolver, run }: StepFunction) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const handle = async ({ body, attributes }: SQSRecord) => {
      const step = readStep(body);
      await observed(name, { ...step }, async () => {
        const night = await nightContext(context, loadSolver);
        const work = () => unlessSuperseded(() => run(night, step));
        try {
          await onceFor(stepMessage(step).id, context, work);
        } catch (error) {
          const isLast = Number(attributes?.ApproximateReceiveCount) >= MAX_RECEIVES;
          if (isLast) await failRun(night, { body }, error);
          throw error;
        }
      });
    };
    const response = await processPartialResponse(event, handle, processor, {
      context,
      throwOnFullBatchFailure: false,
      // One after the other: logs and the few connections belong to one step at a time.
      processInParallel: false,
    });
    await showSoon(queue, failedRecords(event, response));
    return response;
  };
}

function failedRecords({ Records }: SQSEvent, { batchItemFailures }: SQSBatchResponse) {
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  return Records.filter(({ messageId }) => failed.has(messageId));
}

/** A message of another function's queue is a fault of the deployment. */
export function misplaced(step: NightStep): Promise<never> {
  return Promise.reject(new Error(`A message for '${step.step}' came into the wrong queue.`));
}
