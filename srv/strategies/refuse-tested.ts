import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import type { SettingRow } from './setting-kind.ts';
import type { VersionRow } from './version-kind.ts';

/**
 * What a running test compares stays what it is: no other version of an arm's strategy comes into
 * force while arms count (STRATEGY_IN_TEST). An arm without a strategy of its own goes on as
 * assigned, whatever becomes of that: docs/decisions/tests-of-strategies.md.
 */
export async function refuseTested(
  db: Database,
  { strategy, validFrom }: VersionRow,
): Promise<void> {
  await refuseInTest(db, strategy, { validFrom: validFrom ?? '', validTo: null });
}

/** Nor goes one that is valid while arms count, from today on (STRATEGY_IN_TEST). */
export async function refuseRetiringTested(
  db: Database,
  { strategy, validFrom, validTo }: VersionRow,
  today: IsoDate,
): Promise<void> {
  const from = validFrom && validFrom > today ? validFrom : today;
  await refuseInTest(db, strategy, { validFrom: from, validTo });
}

async function refuseInTest(
  db: Database,
  strategy: string,
  { validFrom, validTo }: { readonly validFrom: IsoDate; readonly validTo: IsoDate | null },
): Promise<void> {
  const [test] = await db.query<{ name: string; endsOn: IsoDate }>(
    `SELECT e.name, e.endsOn AS "endsOn" FROM saldo_experiments_Experiments e
    JOIN saldo_experiments_ExperimentArms a ON a.experiment = e.ID AND a.strategy = ?
    WHERE e.status = 'running' AND e.endsOn >= ? AND e.startsOn <= ? ORDER BY e.endsOn DESC`,
    [strategy, validFrom, validTo ?? '9999-12-31'],
  );
  if (test) throw conflict('STRATEGY_IN_TEST', { strategy, ...test });
}

/**
 * Refuses a change that would assign, shorten, move or remove what an arm of the segment's running
 * test is worked by on a day of the test (ARM_IN_TEST): arms are assigned by the test alone.
 */
export async function refuseArmInTest(db: Database, { id, segment }: SettingRow): Promise<void> {
  const [test] = await db.query<{ arm: string; name: string; endsOn: IsoDate }>(ARM_IN_TEST, [
    segment,
    id,
  ]);
  if (test) throw conflict('ARM_IN_TEST', test);
}

const ARM_IN_TEST = `SELECT arm.arm, e.name, e.endsOn AS "endsOn"
  FROM saldo_strategies_AssignmentChanges c
  LEFT JOIN saldo_strategies_StrategyAssignments a ON a.ID = c.assignment
  JOIN saldo_experiments_Experiments e ON e.segment = ? AND e.status = 'running'
  JOIN saldo_experiments_ExperimentArms arm ON arm.experiment = e.ID
  WHERE c.change = ? AND (
    (c.isRemoved = false AND c.arm = arm.arm AND c.validFrom <= e.endsOn
      AND (c.validTo IS NULL OR c.validTo >= e.startsOn))
    OR (a.arm = arm.arm AND a.validFrom <= e.endsOn
      AND (a.validTo IS NULL OR a.validTo >= e.startsOn)))
  ORDER BY e.endsOn DESC, arm.arm LIMIT 1`;
