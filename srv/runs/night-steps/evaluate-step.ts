import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { evaluatePartition } from '../evaluate-partition.ts';
import type { Partition } from '../plan-run.ts';
import { superseded } from '../publish-run.ts';
import { writePartition } from '../write-partition.ts';
import { type NightContext, sendSteps } from './night-step.ts';
import { openRun } from './open-run.ts';

interface PartitionRow extends Partition {
  readonly status: string;
}

/**
 * Evaluates one partition of a run and writes it, unless somebody else has; whoever writes the last
 * one sends the run on to be balanced.
 */
export async function evaluateStep(
  context: NightContext,
  run: string,
  number: number,
): Promise<void> {
  const { db, queues, lookback, clock } = context;
  const { setup, isPublished } = await openRun(db, run);
  if (isPublished) return;
  const partition = await readPartition(db, run, number);
  if (partition.status !== 'evaluated') {
    const rows = await evaluatePartition(db, partition, setup, lookback);
    requireTime(context);
    await db.transaction(async (tx) => {
      if (await claim(tx, partition)) await writePartition(tx, partition, rows, clock());
    });
  }
  if ((await countOpen(db, run)) === 0) {
    await sendSteps(queues, [{ step: 'balance', run, attempt: 1 }]);
  }
}

/** Before the rows are written: a process that ends amid them would hold their locks. */
const WRITE_MS = 10_000;

function requireTime({ remainingMs }: NightContext): void {
  if (!remainingMs || remainingMs() >= WRITE_MS) return;
  throw new SaldoError(
    'STEP_OUT_OF_TIME',
    'The partition took longer than this process has left; another one does it. Make partitions smaller if this comes often.',
  );
}

/** A second process waits at the claimed row, then sees it evaluated and leaves it alone. */
async function claim(tx: Database, { run, number }: Partition): Promise<boolean> {
  const claimed = await tx.execute(
    `UPDATE saldo_worklists_RunPartitions SET status = 'writing'
    WHERE run = ? AND number = ? AND status IN ('planned', 'failed')`,
    [run, number],
  );
  return claimed === 1;
}

async function readPartition(db: Database, run: string, number: number): Promise<PartitionRow> {
  const [partition] = await db.query<PartitionRow>(
    `SELECT run, number, source, fromPartner AS "from", toPartner AS "to", status
    FROM saldo_worklists_RunPartitions WHERE run = ? AND number = ?`,
    [run, number],
  );
  if (!partition) throw superseded(run);
  return partition;
}

async function countOpen(db: Database, run: string): Promise<number> {
  const [row] = await db.query<{ open: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS open FROM saldo_worklists_RunPartitions
    WHERE run = ? AND status <> 'evaluated'`,
    [run],
  );
  return row?.open ?? 0;
}
