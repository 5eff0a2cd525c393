import { conflict } from '../requests/refusal.ts';

type Ask<Result> = () => Promise<Result>;

/** What takes minutes and reads a whole portfolio: each process does one at a time, else the code. */
export function oneAtATime(code: string): <Result>(ask: Ask<Result>) => Promise<Result> {
  let isRunning = false;
  return async (ask) => {
    if (isRunning) throw conflict(code);
    isRunning = true;
    try {
      return await ask();
    } finally {
      isRunning = false;
    }
  };
}

/** Trials and backtests of versions and trees, together (TRIAL_RUNNING). */
export const oneTrial = oneAtATime('TRIAL_RUNNING');
