import { randomUUID } from 'node:crypto';
import { SaldoError } from '../domain/errors.ts';
import { affordableSample, type RequiredSample } from '../domain/experiments/required-sample.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { isValidOn } from '../domain/validity.ts';
import type { Database } from '../platform/database.ts';
import { strategyAssignmentsTable } from '../platform/tables.ts';
import { auditExperiment, type Decision, wrongStatus } from './experiment-decision.ts';
import { loadExperiment, loadRunning, type StoredExperiment } from './load-experiments.ts';
import { type LoadedVersion, loadStrategyVersions } from './load-strategies.ts';
import { lockSegment } from './lock-segment.ts';

/** A decision with what it stands on: the groups expected to enter (`expectedGroups`). */
export interface StartDecision extends Decision {
  readonly expected: number;
}

/**
 * Starts a proposed test: fixes the sample and the arms' versions, assigns the arms' strategies for
 * the days of the test and appends an audit event. EXPERIMENT_STATUS when it is not proposed, else
 * refused as by `refuseUnfitExperiment`. Counting a portfolio takes seconds, so that is done before.
 */
export function startExperiment(
  db: Database,
  id: string,
  decision: StartDecision,
): Promise<RequiredSample> {
  return db.transaction(
    async (tx) => {
      const experiment = await loadExperiment(tx, id);
      await lockSegment(tx, experiment.segment);
      await claim(tx, experiment, decision);
      const sample = await refuseUnfitExperiment(tx, experiment, decision);
      await writeSample(tx, experiment, sample);
      await assignStrategies(tx, experiment);
      const details = { expected: decision.expected, ...totals(sample) };
      await auditExperiment(tx, experiment, 'experiment-started', decision, details);
      return sample;
    },
    { mode: 'write' },
  );
}

/**
 * Refuses a test that could not start as things are: EXPERIMENT_INVALID, EXPERIMENT_UNDERPOWERED
 * (details tell the number that would do), EXPERIMENT_LATE when lists of its first day are
 * published or the day is over, EXPERIMENT_OVERLAPS when another test of the segment has a day in
 * common, EXPERIMENT_STAGE for a stage that there is not, EXPERIMENT_STRATEGY when a strategy has no active version on its first day.
 */
export async function refuseUnfitExperiment(
  db: Database,
  experiment: StoredExperiment,
  { today, expected }: Pick<StartDecision, 'today' | 'expected'>,
): Promise<RequiredSample> {
  const { id, segment, startsOn, endsOn } = experiment;
  const sample = affordableSample(experiment, expected);
  if (startsOn < today) {
    const what = `was to start on ${startsOn}; move its dates.`;
    throw refusal('EXPERIMENT_LATE', id, what, { startsOn, today });
  }
  const other = (await loadRunning(db, segment)).find(
    (running) => running.id !== id && running.startsOn <= endsOn && startsOn <= running.endsOn,
  );
  if (other) {
    const what = `shares days with ${other.id}; start it after that.`;
    throw refusal('EXPERIMENT_OVERLAPS', id, what, { other: other.id, until: other.endsOn });
  }
  await refuseUnknownStage(db, experiment);
  await versionsOfArms(db, experiment);
  return sample;
}

/** Nobody would ever be in it, and the arms would be worked alike. */
async function refuseUnknownStage(db: Database, { id, stage }: StoredExperiment): Promise<void> {
  if (stage === null) return;
  const found = await db.query('SELECT code FROM saldo_organization_Stages WHERE code = ?', [
    stage,
  ]);
  if (found.length > 0) return;
  throw refusal('EXPERIMENT_STAGE', id, `has no stage ${stage} to be on; choose one.`, { stage });
}

/** The version in force on the first day, for each arm with a strategy of its own. */
async function versionsOfArms(
  db: Database,
  { id, startsOn, arms }: StoredExperiment,
): Promise<Map<string, string>> {
  const versions = [...(await loadStrategyVersions(db)).values()];
  const found = arms.flatMap(({ arm, strategy }) => {
    if (strategy === null) return [];
    const version = inForce(versions, strategy, startsOn);
    if (version) return [[arm, version.id] as const];
    const what = `strategy ${strategy} has no active version on ${startsOn}; activate one.`;
    throw refusal('EXPERIMENT_STRATEGY', id, what, { strategy, startsOn });
  });
  return new Map(found);
}

/** Of two that are valid the later, as in a night. */
function inForce(
  versions: readonly LoadedVersion[],
  strategy: string,
  day: IsoDate,
): LoadedVersion | undefined {
  return versions
    .filter((one) => one.strategy === strategy && one.status === 'active' && isValidOn(one, day))
    .reduce<LoadedVersion | undefined>(
      (latest, one) => (latest && latest.validFrom > one.validFrom ? latest : one),
      undefined,
    );
}

/** Of two who start it at the same moment one does. */
async function claim(
  tx: Database,
  experiment: StoredExperiment,
  { now, actor }: Decision,
): Promise<void> {
  const claimed = await tx.execute(
    `UPDATE saldo_experiments_Experiments
    SET status = 'running', startedAt = ?, startedBy = ?, armsUntil = endsOn
    WHERE ID = ? AND status = 'proposed'`,
    [now, actor, experiment.id],
  );
  if (claimed === 0) throw wrongStatus(experiment, 'proposed');
}

async function writeSample(
  tx: Database,
  experiment: StoredExperiment,
  { total, byArm }: RequiredSample,
): Promise<void> {
  const { id } = experiment;
  const versions = await versionsOfArms(tx, experiment);
  await tx.execute('UPDATE saldo_experiments_Experiments SET sampleSize = ? WHERE ID = ?', [
    total,
    id,
  ]);
  for (const [arm, size] of byArm) {
    await tx.execute(
      `UPDATE saldo_experiments_ExperimentArms SET sampleSize = ?, strategyVersion = ?
      WHERE experiment = ? AND arm = ?`,
      [size, versions.get(arm) ?? null, id, arm],
    );
  }
}

/** Each arm keeps which assignment is the test's. */
async function assignStrategies(
  tx: Database,
  { id, segment, stage, startsOn, endsOn, arms }: StoredExperiment,
): Promise<void> {
  const own = arms.filter(({ strategy }) => strategy !== null);
  const rows = own.map(({ arm, strategy }) => ({
    ID: randomUUID(),
    segment,
    stage,
    arm,
    strategy,
    validFrom: startsOn,
    validTo: endsOn,
  }));
  await tx.insert(strategyAssignmentsTable, rows);
  for (const { ID, arm } of rows) {
    await tx.execute(
      'UPDATE saldo_experiments_ExperimentArms SET assignment = ? WHERE experiment = ? AND arm = ?',
      [ID, id, arm],
    );
  }
}

function totals({ total, byArm }: RequiredSample): Record<string, number> {
  return { sample: total, ...Object.fromEntries(byArm) };
}

function refusal(
  code: string,
  experiment: string,
  what: string,
  details: Record<string, string>,
): SaldoError {
  return new SaldoError(code, `Experiment ${experiment}: ${what}`, { experiment, ...details });
}
