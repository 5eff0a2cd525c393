import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import { type Machine, paceOf, type World } from './world.ts';

const PAUSE_MILLISECONDS = 75_000;
/** Of two at once, while faults strike: so that they meet. */
const SHORT_PAUSE_MILLISECONDS = 10_000;
/** Of the rounds while faults strike. */
const SHARE_WITH_PAYMENTS = 0.2;
const SHARE_WITH_TOTALS = 0.5;

/** Payments with the items they clear. */
const LEDGER = ['payments', 'payment-assignments', 'items'];

/** Tells how far the mirror is. */
export interface MirrorReader {
  /** Rounds finished so far. */
  readonly rounds: number;
}

/**
 * The mirror: a delta every minute or so, payments and control totals in some of them, and in all of
 * them once faults have stopped. A lease sees to it that there is only one; in some seeds it does not.
 */
export function startMirrors(world: World, astonished: Astonished): MirrorReader {
  const progress = { rounds: 0 };
  for (let place = 0; place < world.shape.mirrors; place++) {
    startMirror(world, place, progress, astonished);
  }
  return progress;
}

function startMirror(
  world: World,
  place: number,
  progress: { rounds: number },
  astonished: Astonished,
): void {
  const random = world.random('mirror', place);
  const isDue = (share: number) => !world.faults.areActive || random.chance(share);
  const code = async (machine: Machine) => {
    await readDelta(world, machine, isDue(SHARE_WITH_PAYMENTS) ? LEDGER : ['items']);
    if (isDue(SHARE_WITH_TOTALS)) {
      await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
    }
    progress.rounds += 1;
    await machine.process.wait(pauseOf(world));
  };
  const restarts = world.random('mirror restarts', place);
  keepRunning(world, { name: `mirror${place + 1}`, restarts, code, astonished });
}

function pauseOf(world: World): number {
  const isContended = world.shape.mirrors > 1 && world.faults.areActive;
  return isContended ? SHORT_PAUSE_MILLISECONDS : PAUSE_MILLISECONDS * paceOf(world);
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
  const { overlapSeconds } = mutation;
  const overlap = overlapSeconds === undefined ? {} : { overlapSeconds };
  return { source: SOURCE, now: process.now, ...overlap };
}
