import { randomUUID } from 'node:crypto';
import { SaldoError } from '../../domain/errors.ts';
import { balanceRun } from '../balance-run.ts';
import { checkWorkforce } from '../check-setup.ts';
import { orReject } from '../failed-run.ts';
import { forgetOld } from '../forget-old.ts';
import { loadCalendar } from '../load-workforce.ts';
import { publishRun } from '../publish-run.ts';
import { writeRejections } from '../rejections.ts';
import { revalueChanged } from '../revalue.ts';
import { takeLooks } from '../take-looks.ts';
import { forgetComponents, storedBalances } from './balanced-components.ts';
import type { NightContext } from './night-step.ts';
import { type OpenRun, openRun } from './open-run.ts';

/** How long a process that was killed while it published keeps others waiting. */
const LEASE_SECONDS = 300;

/**
 * Writes owners and lists, and makes the run the one that readers see, exactly once; then who
 * changed during the night is looked at again. Asked once more, only what follows is done again.
 * PUBLISH_BUSY while another process does it.
 */
export async function publishStep(context: NightContext, run: string): Promise<void> {
  const { coordination } = context;
  const lease = await coordination.lease(`publish:${run}`, randomUUID(), LEASE_SECONDS);
  if (!lease) throw busy(run);
  try {
    const open = await openRun(context.db, run);
    if (!open.isPublished) await publish(context, open);
    await afterwards(context, open);
  } finally {
    await coordination.release(lease);
  }
}

async function publish({ db, clock }: NightContext, { run, setup, plannedAt }: OpenRun) {
  const calendar = await loadCalendar(db, setup.segment.calendar);
  const balanceComponents = storedBalances(db, run);
  await balanceRun(db, run, setup, { calendar, balanceComponents, now: clock() });
  const planned = { id: run, segment: setup.segment.segment, partitions: [] };
  await publishRun(db, planned, setup, { startedAt: plannedAt, now: clock() });
}

async function afterwards(
  { db, clock, lookback }: NightContext,
  { run, segment, setup }: OpenRun,
): Promise<void> {
  await forgetComponents(db, run);
  const revalue = { origin: 'revalue', object: 'Segment', objectKey: segment, run, clock };
  await orReject(db, revalue, async () => {
    await revalueChanged(db, { now: clock(), clock, lookback });
  });
  await takeLooks(db, { segment, run, clock });
  await writeRejections(db, await checkWorkforce(db, setup.today), 'setup', null, clock());
  const forget = { origin: 'retention', object: 'Night', objectKey: '', run: null, clock };
  await orReject(db, forget, () => forgetOld(db, clock()));
}

function busy(run: string): SaldoError {
  return new SaldoError(
    'PUBLISH_BUSY',
    `Run ${run} is being published by another process; it is looked at again later.`,
    { run },
  );
}
