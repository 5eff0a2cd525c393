import { SaldoError } from '../../domain/errors.ts';
import { clearAlert, raiseAlert } from '../../erp/alerts.ts';
import { keepLease } from '../../platform/kept-lease.ts';
import { balanceRun } from '../balance-run.ts';
import { checkWorkforce } from '../check-setup.ts';
import { orReject } from '../failed-run.ts';
import { loadCalendar } from '../load-workforce.ts';
import { publishRun } from '../publish-run.ts';
import { writeRejections } from '../rejections.ts';
import { revalueChanged } from '../revalue.ts';
import { checkRunTotals } from '../run-totals.ts';
import { sendLetters } from '../send-letters.ts';
import { submitPlacements } from '../submit-placements.ts';
import { takeLooks } from '../take-looks.ts';
import { balanceAnew } from './balance-step.ts';
import { forgetComponents, storedBalances } from './balanced-components.ts';
import { type NightContext, type OfAttempt, type PublishStep, sendSteps } from './night-step.ts';
import { type OpenRun, openRun } from './open-run.ts';

/** How long a process that was killed while it published keeps others waiting. */
const LEASE_SECONDS = 60;

/** Most publishing is over in less; and who waits for a large segment need not look all the time. */
const FIRST_TURN_SECONDS = 0.25;
const LAST_TURN_SECONDS = 5;

/** How long a run waits that has found another one being published so often. */
export function turnSeconds(waited: number): number {
  return Math.min(LAST_TURN_SECONDS, FIRST_TURN_SECONDS * 2 ** waited);
}

/**
 * Writes owners and lists, and makes the run the one that readers see, exactly once; then who
 * changed during the night is looked at again. Asked once more, only what is missing is done.
 * One segment after the other, since an agent's day may be shared by several: who finds another
 * one being published comes again later, and that is no failure of it.
 */
export async function publishStep(context: NightContext, of: PublishStep): Promise<void> {
  const { db, coordination } = context;
  const lease = await keepLease(coordination, 'publish-lists', LEASE_SECONDS);
  if (!lease) return comeAgain(context, of);
  try {
    const open = await openRun(db, of.run);
    const isPublished = open.isPublished || (await publish(context, open, of));
    if (isPublished) await afterwards(context, open);
  } finally {
    await lease.release();
  }
}

/** False when people or customers changed since it was balanced, so that it is balanced anew. */
async function publish(context: NightContext, open: OpenRun, of: OfAttempt): Promise<boolean> {
  const { db, clock } = context;
  const { run, setup, plannedAt } = open;
  if (!open.isBalanced && !(await writeLists(context, open, of))) {
    await balanceAnew(context, of);
    return false;
  }
  const planned = { id: run, segment: setup.segment.segment, partitions: [] };
  await publishRun(db, planned, setup, { startedAt: plannedAt, now: clock() });
  return true;
}

async function writeLists(
  { db, clock }: NightContext,
  { run, setup }: OpenRun,
  of: OfAttempt,
): Promise<boolean> {
  const calendar = await loadCalendar(db, setup.segment.calendar);
  const balanceComponents = storedBalances(db, of);
  try {
    await balanceRun(db, run, setup, { calendar, balanceComponents, now: clock() });
    return true;
  } catch (error) {
    if (error instanceof SaldoError && error.code === 'RUN_NOT_BALANCED') return false;
    throw error;
  }
}

async function afterwards(context: NightContext, { run, segment, setup }: OpenRun): Promise<void> {
  const { db, clock, lookback } = context;
  await forgetComponents(db, run);
  await compareTotals(context, run, segment);
  const revalue = { origin: 'revalue', object: 'Segment', objectKey: segment, run, clock };
  await orReject(db, revalue, async () => {
    await revalueChanged(db, { now: clock(), clock, lookback });
  });
  await sendLetters(db, { segment, run, clock });
  await submitPlacements(db, { segment, run, clock });
  await takeLooks(db, { segment, run, clock });
  await writeRejections(db, await checkWorkforce(db, setup.today), 'setup', null, clock());
}

/** What was evaluated has to be the mirror, to the last minor unit. */
async function compareTotals(
  { db, clock }: NightContext,
  run: string,
  segment: string,
): Promise<void> {
  const checks = await checkRunTotals(db, run);
  const differing = checks.filter(({ agrees }) => !agrees).map(({ currency }) => currency);
  const alert = { source: '', kind: 'run-totals-differ', subject: segment };
  const message =
    `The night's sums of ${segment} differ from the mirror in ${differing.join(', ')}. ` +
    'Look at what was rejected, then plan the night again.';
  await db.transaction((tx) =>
    differing.length > 0
      ? raiseAlert(tx, { ...alert, count: differing.length, message }, clock())
      : clearAlert(tx, alert, clock()),
  );
}

/** As a new message: waiting for others must not use up the attempts of this one. */
function comeAgain({ queues }: NightContext, of: PublishStep): Promise<void> {
  const { step, run, attempt, waited = 0 } = of;
  return sendSteps(queues, [{ step, run, attempt, waited: waited + 1 }], turnSeconds(waited));
}
