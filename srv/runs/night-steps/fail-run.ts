import type { QueueMessage } from '../../platform/work-queue.ts';
import { recordFailure } from '../failed-run.ts';
import { type NightContext, readStep } from './night-step.ts';

const OPEN_RUN = `SELECT segment FROM saldo_worklists_Runs
  WHERE ID = ? AND publishedAt IS NULL AND status <> 'failed'`;

/** Tells what stopped a run whose step was given up; nothing happens for a message that is no step. */
export async function failRun(
  { db, clock }: NightContext,
  { body }: Pick<QueueMessage, 'body'>,
  error: unknown,
): Promise<void> {
  const run = runOf(body);
  const [open] = run ? await db.query<{ segment: string }>(OPEN_RUN, [run]) : [];
  if (run && open) await recordFailure(db, { segment: open.segment, run, now: clock() }, error);
}

function runOf(body: string): string | null {
  try {
    return readStep(body).run;
  } catch {
    return null;
  }
}
