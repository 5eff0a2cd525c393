import { SaldoError } from '../../domain/errors.ts';

/** What belongs to a run that was dropped is done: nobody waits for it. */
export async function unlessSuperseded(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'RUN_SUPERSEDED') return;
    throw error;
  }
}
