import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { SaldoError } from '../domain/errors.ts';
import { affordableSample, type RequiredSample } from '../domain/experiments/required-sample.ts';
import { addDays, type Instant, type IsoDate } from '../domain/iso-date.ts';
import { isValidOn } from '../domain/validity.ts';
import type { Database } from '../platform/database.ts';
import { strategyAssignmentsTable } from '../platform/tables.ts';
import { debtorGroups } from './debtor-groups.ts';
import { loadExperiment, loadRunning, type StoredExperiment } from './load-experiments.ts';
import { loadStrategyVersions } from './load-strategies.ts';

/** Who decides, and when. `today` is the segment's day. */
export interface Decision {
  readonly today: IsoDate;
  readonly now: Instant;
  readonly actor: string;
}

/**
 * How many groups of connected debtors could enter a test of a segment today. Who falls overdue
 * while it enrols comes on top, so a test that is affordable by this number is affordable.
 */
export async function expectedGroups(
  db: Database,
  experiment: Pick<StoredExperiment, 'segment' | 'entersFromDays'>,
  today: IsoDate,
): Promise<number> {
  const groups = await debtorGroups(db, experiment, today);
  return groups.filter(({ enters }) => enters).length;
}

/**
 * Starts a draft: fixes the sample, assigns the arms' strategies for the days of
 * the test and appends an audit event. Refused with EXPERIMENT_INVALID, EXPERIMENT_UNDERPOWERED
 * (details tell the number that would do), EXPERIMENT_STATUS when it is no draft,
 * EXPERIMENT_LATE when its first day is over, EXPERIMENT_OVERLAPS when another test of the segment
 * has a day in common, EXPERIMENT_STRATEGY when a strategy has no active version on its first day.
 */
export async function startExperiment(
  db: Database,
  id: string,
  decision: Decision,
): Promise<RequiredSample> {
  // A portfolio takes seconds to count: not while the write lock is held.
  const expected = await expectedGroups(db, await loadExperiment(db, id), decision.today);
  return db.transaction(
    async (tx) => {
      const experiment = await loadExperiment(tx, id);
      await refuseToStart(tx, experiment, decision.today);
      const sample = affordableSample(experiment, expected);
      await writeStart(tx, experiment, sample, decision.now);
      await audit(tx, experiment, 'experiment-started', decision, { expected, ...totals(sample) });
      return sample;
    },
    { mode: 'write' },
  );
}

/**
 * Ends a running test: from the next night on its arms do not count. `finished` as planned,
 * `stopped` before. EXPERIMENT_STATUS when it does not run.
 */
export function endExperiment(
  db: Database,
  id: string,
  end: Decision & { readonly status: 'stopped' | 'finished'; readonly reason: string },
): Promise<void> {
  return db.transaction(
    async (tx) => {
      const experiment = await loadExperiment(tx, id);
      if (experiment.status !== 'running') throw wrongStatus(experiment, 'running');
      await tx.execute(
        `UPDATE saldo_experiments_Experiments SET status = ?, endedAt = ?, endReason = ?
        WHERE ID = ?`,
        [end.status, end.now, end.reason, id],
      );
      for (const { arm } of experiment.arms) await endAssignments(tx, experiment, arm, end.today);
      await audit(tx, experiment, `experiment-${end.status}`, end, { reason: end.reason });
    },
    { mode: 'write' },
  );
}

async function refuseToStart(
  tx: Database,
  experiment: StoredExperiment,
  today: IsoDate,
): Promise<void> {
  const { id, segment, startsOn, endsOn, arms } = experiment;
  if (experiment.status !== 'draft') throw wrongStatus(experiment, 'draft');
  if (startsOn < today) {
    throw refusal('EXPERIMENT_LATE', id, `was to start on ${startsOn}; move its dates.`);
  }
  const other = (await loadRunning(tx, segment)).find(
    (running) => running.startsOn <= endsOn && startsOn <= running.endsOn,
  );
  if (other) {
    throw refusal('EXPERIMENT_OVERLAPS', id, `shares days with ${other.id}; start it after that.`);
  }
  const versions = [...(await loadStrategyVersions(tx)).values()];
  const isActive = (strategy: string) =>
    versions.some(
      (one) => one.strategy === strategy && one.status === 'active' && isValidOn(one, startsOn),
    );
  const inactive = arms.find(({ strategy }) => strategy !== null && !isActive(strategy));
  if (!inactive) return;
  const what = `strategy ${inactive.strategy} has no active version on ${startsOn}; activate one.`;
  throw refusal('EXPERIMENT_STRATEGY', id, what);
}

async function writeStart(
  tx: Database,
  { id, segment, stage, startsOn, endsOn, arms }: StoredExperiment,
  { total, byArm }: RequiredSample,
  now: Instant,
): Promise<void> {
  await tx.execute(
    `UPDATE saldo_experiments_Experiments SET status = 'running', sampleSize = ?, startedAt = ?
    WHERE ID = ?`,
    [total, now, id],
  );
  for (const [arm, size] of byArm) {
    await tx.execute(
      'UPDATE saldo_experiments_ExperimentArms SET sampleSize = ? WHERE experiment = ? AND arm = ?',
      [size, id, arm],
    );
  }
  await tx.insert(
    strategyAssignmentsTable,
    arms
      .filter(({ strategy }) => strategy !== null)
      .map(({ arm, strategy }) => ({
        ID: randomUUID(),
        segment,
        stage,
        arm,
        strategy,
        validFrom: startsOn,
        validTo: endsOn,
      })),
  );
}

function endAssignments(
  tx: Database,
  { segment, startsOn, endsOn }: StoredExperiment,
  arm: string,
  today: IsoDate,
): Promise<number> {
  return tx.execute(
    `UPDATE saldo_strategies_StrategyAssignments SET validTo = ?
    WHERE segment = ? AND arm = ? AND validFrom = ? AND validTo = ?`,
    [addDays(today, -1), segment, arm, startsOn, endsOn],
  );
}

function audit(
  tx: Database,
  { id }: StoredExperiment,
  what: string,
  { now, actor }: Decision,
  details: Record<string, string | number>,
): Promise<void> {
  return appendEvent(tx, {
    occurredAt: now,
    actor,
    decision: what,
    objectType: 'experiment',
    objectKey: id,
    source: '',
    partner: '',
    details,
  });
}

function totals({ total, byArm }: RequiredSample): Record<string, number> {
  return { sample: total, ...Object.fromEntries(byArm) };
}

function wrongStatus({ id, status }: StoredExperiment, wanted: string): SaldoError {
  return refusal('EXPERIMENT_STATUS', id, `is ${status}, not ${wanted}.`);
}

function refusal(code: string, experiment: string, what: string): SaldoError {
  return new SaldoError(code, `Experiment ${experiment}: ${what}`, { experiment });
}
