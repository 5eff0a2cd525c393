import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { runsTable } from '../platform/tables.ts';
import { type Rejection, rejectionOf, writeRejections } from './rejections.ts';

const STORED_LENGTH = 1000;

/**
 * Tells who runs the nights what stopped a segment: on its run, which is written when the segment
 * did not get as far as having one, and as a rejection. Returns the words.
 */
export async function recordFailure(
  db: Database,
  { segment, run, now }: { readonly segment: string; readonly run: string; readonly now: Instant },
  error: unknown,
): Promise<string> {
  const { code, message } = asSaldoError(error);
  const words = whatStopped(error);
  const row = { ID: run, segment, status: 'failed', message: words.slice(0, STORED_LENGTH) };
  await db.transaction(async (tx) => {
    await tx.insert(runsTable, [{ ...row, plannedAt: now }], { ifAbsent: true });
    await tx.execute(
      `UPDATE saldo_worklists_Runs SET status = 'failed', message = ?
      WHERE ID = ? AND publishedAt IS NULL`,
      [row.message, run],
    );
    const told = message.slice(0, STORED_LENGTH);
    const rejection = { object: 'Segment', objectKey: segment, code, message: told };
    await writeRejections(tx, [rejection], 'night', run, now);
  });
  return words;
}

/**
 * Tells who runs the nights which part of a run did not get through, and why; the run itself is told by
 * whoever gives it up. What cannot be written down is not worth hiding the error for that stopped it.
 */
export async function recordFailedPartition(
  db: Database,
  { run, number }: { readonly run: string; readonly number: number },
  error: unknown,
): Promise<void> {
  const words = whatStopped(error).slice(0, STORED_LENGTH);
  await db.execute(MARK_FAILED, [words, run, number]).catch(() => undefined);
}

const MARK_FAILED = `UPDATE saldo_worklists_RunPartitions SET status = 'failed', message = ?
  WHERE run = ? AND number = ? AND status <> 'evaluated'`;

function whatStopped(error: unknown): string {
  const { code, message } = asSaldoError(error);
  return `${code}: ${message}`;
}

/** Where work belongs that must not undo what is published already. */
export interface Aftermath extends Pick<Rejection, 'object' | 'objectKey'> {
  readonly origin: string;
  readonly run: string | null;
  readonly clock: () => Instant;
}

/** Does the work; what stops it is listed. */
export async function orReject(
  db: Database,
  { origin, run, clock, object, objectKey }: Aftermath,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const rejection = rejectionOf(asSaldoError(error), object, objectKey);
    await writeRejections(db, [rejection], origin, run, clock());
  }
}

/** An error that nobody foresaw is told as NIGHT_FAILED, in its own words. */
function asSaldoError(error: unknown): SaldoError {
  if (error instanceof SaldoError) return error;
  return new SaldoError('NIGHT_FAILED', error instanceof Error ? error.message : String(error));
}
