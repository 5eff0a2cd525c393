import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { reconcileKeys } from '../../srv/erp/mirror/reconcile-keys.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import type { Machine, World } from './world.ts';

const PAUSE_MILLISECONDS = 75_000;
/** Of two at once, while faults strike: so that they meet. */
const SHORT_PAUSE_MILLISECONDS = 10_000;
/** Once faults have stopped: what a quarantine holds back waits for so long. */
const QUIET_PAUSE_MILLISECONDS = 2_400_000;
/** Shorter than the product's own, so that more happens in a seed; longer than most postings take. */
const OVERLAP_SECONDS = 60;
/** Of the rounds while faults strike. */
const SHARE_WITH_PAYMENTS = 0.2;
const SHARE_WITH_TOTALS = 0.5;
/** Of the comparisons with differences: somebody reads the alert at once. */
const SHARE_REPAIRED = 0.3;

/** Payments with the items they clear. */
const LEDGER = ['payments', 'payment-assignments', 'items'];

/** Tells how far the mirror is. */
export interface MirrorReader {
  /** When the last finished round began; of several readers, the one that is furthest behind. */
  readSince(): number;
}

/**
 * The mirror: a delta every minute or so, payments and control totals in some of them, and in all of
 * them once faults have stopped. A lease sees to it that there is only one; in some seeds it does not.
 */
export function startMirrors(world: World, astonished: Astonished): MirrorReader {
  const begun = Array.from({ length: world.shape.mirrors }, () => 0);
  for (const place of begun.keys()) startMirror(world, place, begun, astonished);
  return { readSince: () => Math.min(...begun) };
}

function startMirror(world: World, place: number, begun: number[], astonished: Astonished): void {
  const random = world.random('mirror', place);
  const isDue = (share: number) => !world.faults.areActive || random.chance(share);
  const code = async (machine: Machine) => {
    const beganAt = world.timeline.now;
    await readDelta(world, machine, isDue(SHARE_WITH_PAYMENTS) ? LEDGER : ['items']);
    if (isDue(SHARE_WITH_TOTALS)) {
      await compareTotals(world, machine, isDue(SHARE_REPAIRED));
    }
    begun[place] = beganAt;
    await machine.process.wait(pauseOf(world));
  };
  const restarts = world.random('mirror restarts', place);
  keepRunning(world, { name: `mirror${place + 1}`, restarts, code, astonished });
}

/** Where accounts differ, somebody compares the keys, as the alert says. */
async function compareTotals(world: World, machine: Machine, repairs: boolean): Promise<void> {
  const { db, erp } = machine;
  const options = optionsOf(world, machine);
  const { accountsOff } = await checkControlTotals(db, erp, options);
  if (accountsOff === 0 || !repairs) return;
  const { missing } = await reconcileKeys(db, erp, options);
  if (missing > 0) world.situations.add('keysRepaired');
  await checkControlTotals(db, erp, options);
}

function pauseOf(world: World): number {
  if (!world.faults.areActive) return QUIET_PAUSE_MILLISECONDS;
  return world.shape.mirrors > 1 ? SHORT_PAUSE_MILLISECONDS : PAUSE_MILLISECONDS;
}

async function readDelta(
  world: World,
  machine: Machine,
  objects: readonly string[],
): Promise<void> {
  const { db, erp, process } = machine;
  const report = await mirrorObjects(db, erp, optionsOf(world, machine), objects);
  process.trace(`mirror: ${report.read} read, ${report.written} written`);
}

function optionsOf({ mutation }: World, { process }: Machine) {
  const { overlapSeconds = OVERLAP_SECONDS } = mutation;
  return { source: SOURCE, now: process.now, overlapSeconds };
}
