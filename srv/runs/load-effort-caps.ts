import type { Database } from '../platform/database.ts';

/** How many minutes of all agents' day the customers of a strategy version may take. */
export interface EffortCaps {
  readonly minutes: readonly number[];
  /** The cap of a strategy version; -1 when it has none. */
  readonly indexOf: (strategyVersion: string) => number;
}

export async function loadEffortCaps(db: Database): Promise<EffortCaps> {
  const rows = await db.query<{ version: string; minutes: number }>(
    `SELECT ID AS version, effortCapMinutes AS minutes FROM saldo_strategies_StrategyVersions
    WHERE effortCapMinutes IS NOT NULL ORDER BY ID`,
  );
  const indexes = new Map(rows.map(({ version }, index) => [version, index]));
  return {
    minutes: rows.map(({ minutes }) => minutes),
    indexOf: (version) => indexes.get(version) ?? -1,
  };
}
