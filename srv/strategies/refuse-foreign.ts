import type { Database } from '../platform/database.ts';
import { type Limits, refuseForeignSegment } from '../requests/limits.ts';

/** 403 where a strategy is used in a segment that is not the user's: they would decide for others. */
export async function refuseForeignStrategy(
  db: Database,
  mine: Pick<Limits, 'segments'>,
  strategy: string,
): Promise<void> {
  if (mine.segments === null) return;
  const rows = await db.query<{ segment: string }>(
    'SELECT DISTINCT segment FROM saldo_strategies_StrategyAssignments WHERE strategy = ?',
    [strategy],
  );
  for (const { segment } of rows) refuseForeignSegment(mine, segment);
}
