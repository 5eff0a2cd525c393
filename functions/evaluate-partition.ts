import { evaluateStep } from '../srv/runs/night-steps/evaluate-step.ts';
import { misplaced, stepFunction } from './shared/step-function.ts';

/** From SQS: evaluates a partition; the last one of a run sends it on to be balanced. */
export const handler = stepFunction({
  name: 'EvaluatePartition',
  queue: 'evaluate',
  run: (night, step) =>
    step.step === 'evaluate' ? evaluateStep(night, step.run, step.number) : misplaced(step),
});
