import { conflict } from '../worklist/refusal.ts';

let isRunning = false;

/** Reads a whole portfolio, so each process does one such question at a time (TRIAL_RUNNING). */
export async function oneAtATime<Result>(ask: () => Promise<Result>): Promise<Result> {
  if (isRunning) throw conflict('TRIAL_RUNNING');
  isRunning = true;
  try {
    return await ask();
  } finally {
    isRunning = false;
  }
}
