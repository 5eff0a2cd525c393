import { conflict } from '../requests/refusal.ts';

/** People before a screen wait for so many others; more is a fault somewhere. */
const LONGEST_LINE = 8;

let line: Promise<unknown> = Promise.resolve();
let inLine = 0;

/**
 * What takes seconds and reads a whole portfolio is asked one after the other in each process, in the
 * order in which it came (TRIAL_RUNNING when too many wait). Trials, which take minutes, are no part
 * of this: `oneAtATime`.
 */
export async function inTurn<Result>(ask: () => Promise<Result>): Promise<Result> {
  if (inLine >= LONGEST_LINE) throw conflict('TRIAL_RUNNING');
  inLine += 1;
  const turn = line.then(ask);
  line = turn.catch(() => undefined); // the next one's turn comes all the same
  try {
    return await turn;
  } finally {
    inLine -= 1;
  }
}
