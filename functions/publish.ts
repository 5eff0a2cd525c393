import { publishStep } from '../srv/runs/night-steps/publish-step.ts';
import { misplaced, stepFunction } from './shared/step-function.ts';

/** From SQS: publishes a segment's lists, exactly once. */
export const handler = stepFunction({
  name: 'Publish',
  queue: 'publish',
  run: (night, step) => (step.step === 'publish' ? publishStep(night, step) : misplaced(step)),
});
