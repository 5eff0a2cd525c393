import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { loadLpSolver } from '../platform/linear-program.ts';
import { ownSqliteFile } from '../requests/own-database.ts';
import { type EvaluationPool, openEvaluationPool } from '../runs/evaluation-pool.ts';
import { runNight, type SegmentNight } from '../runs/night.ts';
import { askPortfolio } from '../strategies/ask-portfolio.ts';
import { settings } from './settings.ts';

/**
 * A night inside a process that serves users: on a SQLite file partitions are evaluated in a
 * thread beside it and written in short transactions; PostgreSQL answers other connections anyway.
 */
export async function serverNight(
  db: Database,
  businessDate: IsoDate | undefined,
  clock: () => string,
  onBegun?: () => void,
): Promise<SegmentNight[]> {
  const { lookback, serverPartitionSize: partitionSize } = settings();
  const solve = await loadLpSolver();
  const pool = openPool();
  try {
    const evaluate = pool ? { evaluate: pool.evaluate } : {};
    const day = businessDate ? { businessDate } : {};
    return await runNight(db, {
      ...day,
      ...evaluate,
      ...(onBegun && { onBegun }),
      resultsOf: (experiment) => askPortfolio('results', experiment),
      clock,
      solve,
      lookback,
      partitionSize,
    });
  } finally {
    await pool?.close();
  }
}

/** None where a second connection would not see the same rows, or need not. */
function openPool(): EvaluationPool | null {
  const file = ownSqliteFile();
  return file === null ? null : openEvaluationPool({ file, lookback: settings().lookback });
}
