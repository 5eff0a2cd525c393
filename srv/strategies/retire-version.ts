import type { Database } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import { conflict } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';
import { refuseRetiringTested } from './refuse-tested.ts';
import { retire } from './retire.ts';
import { VERSIONS, type VersionRow } from './version-kind.ts';

/**
 * Takes a version out of force; refused while customers would be left without one (VERSION_NEEDED),
 * or a running test compares it (STRATEGY_IN_TEST).
 */
export async function retireVersion(
  asker: Asker,
  version: VersionRow,
  input: { readonly reason?: string | null },
): Promise<void> {
  const today = (await bankDays(asker.db, asker.now)).latest;
  await retire(asker, VERSIONS, version, input);
  await refuseRetiringTested(asker.db, version, today);
  await refuseIfNeeded(asker.db, version, today);
}

/** An assigned strategy needs a version for the next night of each of its segments. */
async function refuseIfNeeded(
  db: Database,
  { strategy, version }: VersionRow,
  today: string,
): Promise<void> {
  const [left] = await db.query<{ segment: string }>(
    `SELECT a.segment FROM saldo_strategies_StrategyAssignments a
    JOIN saldo_organization_Segments s ON s.segment = a.segment
    WHERE a.strategy = ? AND (a.validTo IS NULL OR a.validTo >= COALESCE(s.businessDate, ?))
      AND NOT EXISTS (SELECT 1 FROM saldo_strategies_StrategyVersions v
        WHERE v.strategy = a.strategy AND v.status = 'active'
          AND v.validFrom <= COALESCE(s.businessDate, ?)
          AND (v.validTo IS NULL OR v.validTo >= COALESCE(s.businessDate, ?)))
    ORDER BY a.segment`,
    [strategy, today, today, today],
  );
  if (left) throw conflict('VERSION_NEEDED', { strategy, version, segment: left.segment });
}
