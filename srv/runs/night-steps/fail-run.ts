import type { QueueMessage } from '../../platform/work-queue.ts';
import { recordFailedPartition, recordFailure } from '../failed-run.ts';
import { type NightContext, type NightStep, readStep } from './night-step.ts';

const OPEN_RUN = `SELECT segment FROM saldo_worklists_Runs
  WHERE ID = ? AND publishedAt IS NULL AND status <> 'failed'`;

/** Tells what stopped a run whose step was given up; nothing happens for a message that is no step. */
export async function failRun(
  { db, clock }: NightContext,
  { body }: Pick<QueueMessage, 'body'>,
  error: unknown,
): Promise<void> {
  const step = stepOf(body);
  if (!step) return;
  if (step.step === 'evaluate') await recordFailedPartition(db, step, error);
  const [open] = await db.query<{ segment: string }>(OPEN_RUN, [step.run]);
  if (!open) return;
  await recordFailure(db, { segment: open.segment, run: step.run, now: clock() }, error);
}

function stepOf(body: string): NightStep | null {
  try {
    return readStep(body);
  } catch {
    return null;
  }
}
