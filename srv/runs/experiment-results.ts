import { SaldoError } from '../domain/errors.ts';
import { type Comparison, compareArms } from '../domain/experiments/compare-arms.ts';
import {
  type LookState,
  lookState,
  type PastLook,
  type StopVerdict,
  stopVerdict,
} from '../domain/experiments/stop-rule.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { experimentLooksTable } from '../platform/tables.ts';
import { experimentOutcomes } from './experiment-outcomes.ts';
import {
  type ExperimentStatus,
  loadExperiment,
  type StoredExperiment,
} from './load-experiments.ts';
import { loadCurrencyTable, minorDigitsOf } from './load-rates.ts';
import { loadSegments } from './segment-setup.ts';

/** A judgement that was taken; never changed. */
export interface TakenLook extends PastLook {
  readonly number: number;
  readonly takenOn: IsoDate;
}

export interface ArmProgress {
  readonly arm: string;
  /** Groups of connected debtors: drawn, observed over their whole horizon, and needed. */
  readonly entered: number;
  readonly observed: number;
  readonly needed: number;
}

export interface ExperimentResults {
  readonly experiment: string;
  readonly status: ExperimentStatus;
  readonly asOf: IsoDate;
  /** Of recovered amounts. */
  readonly currency: string;
  readonly minorDigits: number;
  readonly arms: readonly ArmProgress[];
  readonly look: LookState;
  readonly taken: readonly TakenLook[];
  /** Each challenger against the champion by each metric; recovered in minor units. */
  readonly comparisons: readonly Comparison[];
  /** What the stop rule says now; it counts only when a look is due or was the last. */
  readonly stop: StopVerdict;
}

/**
 * The results of a test from groups observed over their whole horizon by `asOf`, the segment's
 * business date when left out. Reading changes nothing; `takeLook` is what decides.
 */
export async function experimentResults(
  db: Database,
  id: string,
  asOf?: IsoDate,
): Promise<ExperimentResults> {
  const experiment = await loadExperiment(db, id);
  const segment = (await loadSegments(db)).find((one) => one.segment === experiment.segment);
  const day = asOf ?? segment?.businessDate;
  if (!segment || !day) throw neverRun(experiment);
  const currencies = await loadCurrencyTable(db, segment, day);
  const outcomes = await experimentOutcomes(db, experiment, currencies, day);
  const taken = await loadLooks(db, id);
  const observed = countBy(outcomes.map(({ arm }) => arm));
  const look = lookState(experiment, experiment.sample, observed, taken, day >= experiment.endsOn);
  const comparisons = compareArms(experiment, outcomes, look.criticalValue);
  return {
    experiment: id,
    status: experiment.status,
    asOf: day,
    currency: segment.currency,
    minorDigits: await minorDigitsOf(db, segment.currency),
    arms: await progress(db, experiment, observed),
    look,
    taken,
    comparisons,
    stop: stopVerdict(comparisons, look.isLast),
  };
}

/**
 * Takes the next planned look when its part of the sample is there, and keeps its verdict; null
 * when none is due, or as `recordLook`. A portfolio takes seconds to read: no lock is held meanwhile.
 */
export async function takeLook(
  db: Database,
  id: string,
  asOf?: IsoDate,
): Promise<TakenLook | null> {
  return recordLook(db, await experimentResults(db, id, asOf));
}

/**
 * Keeps the verdict of a look that is due; null when none is, for a test that does not run, or when
 * another took it meanwhile. Whoever gets `stop` ends the test (`endExperiment`): a person decides
 * what becomes of the strategies.
 */
export function recordLook(db: Database, results: ExperimentResults): Promise<TakenLook | null> {
  const { experiment, asOf, look, taken, stop } = results;
  return db.transaction(
    async (tx) => {
      const { status } = await loadExperiment(tx, experiment);
      if (status !== 'running' || !look.isDue) return null;
      const made: TakenLook = {
        number: taken.length + 1,
        takenOn: asOf,
        information: roundDown6(look.information),
        criticalValue: look.criticalValue,
        verdict: stop.verdict,
      };
      const { information, criticalValue } = made;
      const row = {
        ...made,
        experiment,
        information: information.toFixed(6),
        criticalValue: criticalValue.toFixed(6),
      };
      const inserted = await tx.insert(experimentLooksTable, [row], { ifAbsent: true });
      return inserted > 0 ? made : null;
    },
    { mode: 'write' },
  );
}

/** As stored, so that a later look does not come before an earlier one. */
function roundDown6(value: number): number {
  return Math.floor(value * 1e6) / 1e6;
}

async function loadLooks(db: Database, experiment: string): Promise<TakenLook[]> {
  const rows = await db.query<
    Omit<TakenLook, 'information' | 'criticalValue'> & {
      information: string;
      criticalValue: string;
    }
  >(
    `SELECT number, takenOn AS "takenOn", information, criticalValue AS "criticalValue", verdict
    FROM saldo_experiments_ExperimentLooks WHERE experiment = ? ORDER BY number`,
    [experiment],
  );
  return rows.map((row) => ({
    ...row,
    information: Number(row.information),
    criticalValue: Number(row.criticalValue),
  }));
}

async function progress(
  db: Database,
  { id, arms, sample }: StoredExperiment,
  observed: ReadonlyMap<string, number>,
): Promise<ArmProgress[]> {
  const rows = await db.query<{ arm: string; entered: number }>(
    `SELECT g.arm, COUNT(*) AS entered FROM (SELECT DISTINCT arm, source, debtorGroup
      FROM saldo_experiments_ArmAssignments WHERE experiment = ?) g GROUP BY g.arm`,
    [id],
  );
  const entered = new Map(rows.map((row) => [row.arm, row.entered]));
  return arms.map(({ arm }) => ({
    arm,
    entered: entered.get(arm) ?? 0,
    observed: observed.get(arm) ?? 0,
    needed: sample.byArm.get(arm) ?? 0,
  }));
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function neverRun({ id, segment }: StoredExperiment): SaldoError {
  return new SaldoError(
    'EXPERIMENT_NO_RUN',
    `Experiment ${id}: segment ${segment} has no published run; results come with the first.`,
    { experiment: id, segment },
  );
}
