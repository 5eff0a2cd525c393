import type { Instant } from '../../domain/iso-date.ts';
import { keyComparisonsTable } from '../../platform/tables.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ObjectReconciliation } from './reconcile-keys.ts';

/** Keeps what a comparison of keys found of one object: also one that nobody waited for is told of. */
export async function keepComparison(
  { db, source, now }: MirrorRun,
  startedAt: Instant,
  { left, ...found }: ObjectReconciliation,
): Promise<void> {
  const endedAt = now();
  await db.upsert(keyComparisonsTable, [{ source, startedAt, endedAt, ...found, gone: left }]);
}
