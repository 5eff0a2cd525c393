import { publishStep } from '../srv/runs/night-steps/publish-step.ts';
import { misplaced, stepFunction } from './shared/step-function.ts';

/** From SQS: publishes a segment's lists, exactly once. */
export const handler = stepFunction({
  name: 'Publish',
  run: (night, step) => (step.step === 'publish' ? publishStep(night, step.run) : misplaced(step)),
});
