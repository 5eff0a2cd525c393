import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import { type Machine, paceOf, type World } from './world.ts';

const PAUSE_MILLISECONDS = 75_000;
/** Of the rounds while faults strike. */
const SHARE_WITH_PAYMENTS = 0.2;
const SHARE_WITH_TOTALS = 0.2;

/** Payments with the items they clear. */
const LEDGER = ['payments', 'payment-assignments', 'items'];

/** Tells how far the mirror is. */
export interface MirrorReader {
  /** Rounds finished so far. */
  readonly rounds: number;
}

/**
 * The mirror: a delta every minute or so, payments and control totals in some of them, and in all of
 * them once faults have stopped. There is only one, as its lease sees to.
 */
export function startMirror(world: World, astonished: Astonished): MirrorReader {
  const random = world.random('mirror');
  const progress = { rounds: 0 };
  const isDue = (share: number) => !world.faults.areActive || random.chance(share);
  const code = async (machine: Machine) => {
    await readDelta(world, machine, isDue(SHARE_WITH_PAYMENTS) ? LEDGER : ['items']);
    if (isDue(SHARE_WITH_TOTALS)) {
      await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
    }
    progress.rounds += 1;
    await machine.process.wait(PAUSE_MILLISECONDS * paceOf(world));
  };
  const restarts = world.random('mirror restarts');
  keepRunning(world, { name: 'mirror', restarts, code, astonished });
  return progress;
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
