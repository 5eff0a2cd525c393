import { refuseForeignSegment } from '../requests/limits.ts';
import type { ExperimentPlan } from '../runs/experiment-plan.ts';
import { loadExperiment } from '../runs/load-experiments.ts';
import { refuseUnfitExperiment } from '../runs/start-experiment.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';

/** A test of strategies as its actions need it. */
export interface ExperimentRow extends DraftRow {
  readonly name: string;
  readonly segment: string;
}

export const EXPERIMENTS: DraftKind<ExperimentRow> = {
  noun: 'experiment',
  objectType: 'experiment',
  table: 'saldo_experiments_Experiments',
  columns: ['name', 'segment'],
  proposed: [],
  parts: { Experiments: 'ID', ExperimentArms: 'experiment' },
  codes: {
    unknown: 'EXPERIMENT_MISSING',
    missing: 'EXPERIMENT_UNNAMED',
    notDraft: 'EXPERIMENT_NOT_DRAFT',
    status: 'EXPERIMENT_STATUS',
  },
  told: ({ name, segment }) => ({ name, segment }),
  mayDecide: async (asker, { segment }) => refuseForeignSegment(asker, segment),
  // Groups are counted before the request begins to write: see `experimentsGiven`.
  refuseUnfit: async () => {},
};

/** Tests judged by the groups that were counted. */
export function experimentsGiven({
  firstDay: today,
  expected,
}: Pick<ExperimentPlan, 'firstDay' | 'expected'>): DraftKind<ExperimentRow> {
  return {
    ...EXPERIMENTS,
    refuseUnfit: async ({ db }, { id }) => {
      await refuseUnfitExperiment(db, await loadExperiment(db, id), { today, expected });
    },
  };
}
