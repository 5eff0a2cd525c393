import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import type { PositionsRow } from '../platform/tables.ts';
import { loadEffortCaps } from './load-effort-caps.ts';

/**
 * Takes a position's minutes from what its strategy version may still use of today's lists; false
 * when they are not left. Versions without a cap always give them.
 */
export async function effortCapsToday(
  tx: Database,
  run: string,
  positions: readonly PositionsRow[],
): Promise<(position: PositionsRow) => boolean> {
  const caps = await loadEffortCaps(tx);
  const capOf = (version: string | null) => caps.minutes[caps.indexOf(version ?? '')];
  const versions = new Set(positions.map(({ strategyVersion }) => strategyVersion ?? ''));
  const capped = [...versions].filter((version) => capOf(version) !== undefined);
  const used = await usedMinutes(tx, run, capped);
  return ({ strategyVersion, effortMinutes }) => {
    const cap = capOf(strategyVersion);
    if (cap === undefined) return true;
    const version = strategyVersion ?? '';
    const minutes = (used.get(version) ?? 0) + (effortMinutes ?? 0);
    if (minutes > cap) return false;
    used.set(version, minutes);
    return true;
  };
}

async function usedMinutes(
  tx: Database,
  run: string,
  versions: readonly string[],
): Promise<Map<string, number>> {
  if (versions.length === 0) return new Map();
  const rows = await tx.query<{ version: string; minutes: number }>(
    `SELECT p.strategyVersion AS version, CAST(SUM(e.minutes) AS BIGINT) AS minutes
    FROM saldo_worklists_ListEntries e
    JOIN saldo_worklists_Positions p
      ON p.run = e.run AND p.source = e.source AND p.partner = e.partner
    WHERE e.run = ? AND p.strategyVersion ${inList(tx.dialect)}
    GROUP BY p.strategyVersion`,
    [run, JSON.stringify(versions)],
  );
  return new Map(rows.map(({ version, minutes }) => [version, minutes]));
}
