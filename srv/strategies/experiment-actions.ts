import type cds from '@sap/cds';
import { localTime } from '../domain/local-time.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { endExperiment } from '../runs/end-experiment.ts';
import type { ExperimentPlan } from '../runs/experiment-plan.ts';
import { firstDayWithoutLists } from '../runs/experiment-plan.ts';
import { loadExperiment } from '../runs/load-experiments.ts';
import { loadSegments } from '../runs/segment-setup.ts';
import { startExperiment } from '../runs/start-experiment.ts';
import { refuseOwn } from './activate.ts';
import { planOf } from './ask-of-test.ts';
import { checkAssignments } from './check-assignments.ts';
import { loadDraft } from './draft-kind.ts';
import { EXPERIMENTS, type ExperimentRow, experimentsGiven } from './experiment-kind.ts';
import { propose } from './propose.ts';

/** Puts a test before a second pair of eyes; refused when it could not start as things are. */
export async function proposeExperiment(request: cds.Request): Promise<void> {
  const plan = await planOf(request);
  const { asker, row } = await draftOf(request, plan);
  await propose(asker, experimentsGiven(plan), row);
}

/** Starts a test that another proposed (FOUR_EYES), if enough can still enter. */
export async function activateExperiment(request: cds.Request): Promise<void> {
  const plan = await planOf(request);
  const { asker, row } = await draftOf(request, plan);
  await EXPERIMENTS.mayDecide(asker, row);
  refuseOwn(asker, row);
  const { db, now, user: actor } = asker;
  const { firstDay: today, expected } = plan;
  await startExperiment(db, row.id, { today, expected, now, actor });
  await checkAssignments(db);
}

/** Ends a running test: `finished` when its time was over or a look said stop, `stopped` before. */
export async function endTest(
  asker: Asker,
  row: ExperimentRow,
  { reason }: { readonly reason: string },
): Promise<void> {
  await EXPERIMENTS.mayDecide(asker, row);
  const { db, now, user: actor } = asker;
  const { id, segment } = row;
  const { endsOn } = await loadExperiment(db, id);
  const found = (await loadSegments(db)).find((one) => one.segment === segment);
  const local = localTime(now, found?.timeZone ?? 'UTC').date;
  const today = firstDayWithoutLists({ businessDate: found?.businessDate ?? null }, local);
  const isOver = today > endsOn || (await hasVerdict(db, id));
  const status = isOver ? 'finished' : 'stopped';
  await endExperiment(db, id, { today, now, actor, status, reason });
}

async function hasVerdict(db: Asker['db'], id: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT number FROM saldo_experiments_ExperimentLooks
    WHERE experiment = ? AND verdict = 'stop'`,
    [id],
  );
  return rows.length > 0;
}

async function draftOf(request: cds.Request, plan: ExperimentPlan) {
  const asker = await askerOf(request);
  return { asker, row: await loadDraft(asker.db, experimentsGiven(plan), idOf(request)) };
}
