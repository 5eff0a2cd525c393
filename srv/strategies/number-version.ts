import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { badRequest } from '../worklist/refusal.ts';
import { askerOf } from './request.ts';

/** A new version is a draft with the next number of its strategy, made by whoever asks. */
export async function numberVersion(request: cds.Request): Promise<void> {
  const { db, user, now } = await askerOf(request);
  const version = await nextNumber(db, request.data.strategy);
  Object.assign(request.data, { version, status: 'draft', createdAt: now, createdBy: user });
}

/** The strategy's row is locked meanwhile, so that no two drafts get one number. */
export async function nextNumber(db: Database, strategy: string): Promise<number> {
  const locked = await db.execute(
    'UPDATE saldo_strategies_Strategies SET strategy = strategy WHERE strategy = ?',
    [strategy],
  );
  if (locked === 0) throw badRequest('STRATEGY_UNKNOWN', 'strategy', { strategy });
  const [row] = await db.query<{ latest: number | null }>(
    'SELECT MAX(version) AS latest FROM saldo_strategies_StrategyVersions WHERE strategy = ?',
    [strategy],
  );
  return (row?.latest ?? 0) + 1;
}
