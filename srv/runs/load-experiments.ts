import { SaldoError } from '../domain/errors.ts';
import type { Arm, ExperimentDesign, Metric } from '../domain/experiments/design.ts';
import type { RequiredSample } from '../domain/experiments/required-sample.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

export type ExperimentStatus = 'draft' | 'proposed' | 'running' | 'stopped' | 'finished';

/** A test as it is stored. */
export interface StoredExperiment extends ExperimentDesign {
  readonly segment: string;
  /** Customers in other stages keep their strategy; null is every stage. */
  readonly stage: string | null;
  readonly status: ExperimentStatus;
  /** Who has an open item at least that many days overdue enters. */
  readonly entersFromDays: number;
  /** What was computed at the start; empty for a draft. */
  readonly sample: RequiredSample;
}

interface ExperimentRow extends Omit<StoredExperiment, 'arms' | 'sample' | Decimal> {
  readonly expectedShare: string | null;
  readonly deviation: string | null;
  readonly wishedEffect: string;
  readonly power: string;
  readonly significance: string;
}

type Decimal = 'expectedShare' | 'deviation' | 'wishedEffect' | 'power' | 'significance';

interface ArmRow extends Omit<Arm, 'share'> {
  readonly experiment: string;
  readonly sharePercent: string;
  readonly sampleSize: number | null;
}

/** One test; EXPERIMENT_MISSING when there is none of this id. */
export async function loadExperiment(db: Database, id: string): Promise<StoredExperiment> {
  const [found] = await load(db, 'e.ID = ?', [id]);
  if (found) return found;
  throw new SaldoError('EXPERIMENT_MISSING', `Experiment ${id} does not exist.`, {
    experiment: id,
  });
}

/** The tests of a segment that run, whatever their dates; at most one a day counts. */
export function loadRunning(db: Database, segment: string): Promise<StoredExperiment[]> {
  return load(db, "e.segment = ? AND e.status = 'running'", [segment]);
}

/** Whether arms count on this day. */
export function isOn({ startsOn, endsOn }: ExperimentDesign, day: IsoDate): boolean {
  return startsOn <= day && day <= endsOn;
}

async function load(db: Database, where: string, params: string[]): Promise<StoredExperiment[]> {
  const rows = await db.query<ExperimentRow>(
    `SELECT e.ID AS id, e.segment, e.stage, e.status, e.startsOn AS "startsOn",
      e.enrolUntil AS "enrolUntil", e.endsOn AS "endsOn", e.entersFromDays AS "entersFromDays",
      e.metric, e.horizonDays AS "horizonDays", e.expectedShare AS "expectedShare", e.deviation,
      e.wishedEffect AS "wishedEffect", e.power, e.significance, e.looks
    FROM saldo_experiments_Experiments e WHERE ${where} ORDER BY e.startsOn, e.ID`,
    params,
  );
  const arms = await db.query<ArmRow>(
    `SELECT a.experiment, a.arm, a.isChampion AS "isChampion", a.strategy,
      a.sharePercent AS "sharePercent", a.sampleSize AS "sampleSize"
    FROM saldo_experiments_ExperimentArms a
    JOIN saldo_experiments_Experiments e ON e.ID = a.experiment WHERE ${where}`,
    params,
  );
  const armsOf = Map.groupBy(arms, ({ experiment }) => experiment);
  return rows.map((row) => toExperiment(row, armsOf.get(row.id) ?? []));
}

/** Arms in the order of their names, not the database's: the draw depends on it. */
function toExperiment(row: ExperimentRow, armRows: readonly ArmRow[]): StoredExperiment {
  const arms = [...armRows].sort((a, b) => (a.arm < b.arm ? -1 : 1));
  return {
    ...row,
    metric: row.metric as Metric,
    expectedShare: numberOrNull(row.expectedShare),
    deviation: numberOrNull(row.deviation),
    wishedEffect: Number(row.wishedEffect),
    power: Number(row.power),
    significance: Number(row.significance),
    arms: arms.map(toArm),
    sample: {
      total: arms.reduce((sum, { sampleSize }) => sum + (sampleSize ?? 0), 0),
      byArm: new Map(arms.map(({ arm, sampleSize }) => [arm, sampleSize ?? 0])),
    },
  };
}

function toArm({ arm, isChampion, strategy, sharePercent }: ArmRow): Arm {
  return { arm, isChampion, strategy, share: Math.round(Number(sharePercent) * 100) };
}

function numberOrNull(decimal: string | null): number | null {
  return decimal === null ? null : Number(decimal);
}
