import type { Database } from '../platform/database.ts';
import { type Asker, forbidden } from './request.ts';

type Mine = Pick<Asker, 'segments'>;

/** 403 for a segment that is not the user's, and for the whole bank (null) (SEGMENT_FOREIGN). */
export function refuseForeignSegment({ segments }: Mine, segment: string | null): void {
  if (segments === null || (segment !== null && segments.includes(segment))) return;
  throw forbidden('SEGMENT_FOREIGN', { segment: segment ?? '*' });
}

/** 403 where a strategy is used in a segment that is not the user's: they would decide for others. */
export async function refuseForeignStrategy(
  db: Database,
  mine: Mine,
  strategy: string,
): Promise<void> {
  if (mine.segments === null) return;
  const rows = await db.query<{ segment: string }>(
    'SELECT DISTINCT segment FROM saldo_strategies_StrategyAssignments WHERE strategy = ?',
    [strategy],
  );
  for (const { segment } of rows) refuseForeignSegment(mine, segment);
}
