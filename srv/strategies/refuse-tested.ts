import type { Database } from '../platform/database.ts';
import { conflict } from '../worklist/refusal.ts';
import type { VersionRow } from './version-kind.ts';

/**
 * What a running test compares stays what it is: no other version of an arm's strategy comes into
 * force while arms count (STRATEGY_IN_TEST).
 */
export async function refuseTested(
  db: Database,
  { strategy, validFrom }: VersionRow,
): Promise<void> {
  const [test] = await db.query<{ name: string; endsOn: string }>(
    `SELECT e.name, e.endsOn AS "endsOn" FROM saldo_experiments_Experiments e
    JOIN saldo_experiments_ExperimentArms a ON a.experiment = e.ID AND a.strategy = ?
    WHERE e.status = 'running' AND e.endsOn >= ? ORDER BY e.endsOn DESC`,
    [strategy, validFrom],
  );
  if (test) throw conflict('STRATEGY_IN_TEST', { strategy, ...test });
}
