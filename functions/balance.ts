import { balanceComponentStep, balanceStep } from '../srv/runs/night-steps/balance-step.ts';
import { loadBundledSolver } from './shared/solver.ts';
import { misplaced, stepFunction } from './shared/step-function.ts';

/** From SQS: cuts a run into groups of agents who share no customer, or balances one of them. */
export const handler = stepFunction({
  name: 'Balance',
  queue: 'balance',
  loadSolver: loadBundledSolver,
  run: (night, step) => {
    if (step.step === 'balance') return balanceStep(night, step);
    if (step.step !== 'balance-component') return misplaced(step);
    return balanceComponentStep(night, step.number, step);
  },
});
