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

/** The mirror: a delta every minute or so, payments and control totals in some of them. */
export function startMirror(world: World, astonished: Astonished): void {
  const random = world.random('mirror');
  const code = async (machine: Machine) => {
    await readDelta(world, machine, random.chance(SHARE_WITH_PAYMENTS) ? LEDGER : ['items']);
    if (!world.faults.areActive || random.chance(SHARE_WITH_TOTALS)) {
      await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
    }
    await machine.process.wait(PAUSE_MILLISECONDS * paceOf(world));
  };
  const restarts = world.random('mirror restarts');
  keepRunning(world, { name: 'mirror', restarts, code, astonished });
}

/** One more delta of everything, and one more count. */
export async function catchUp(world: World, machine: Machine): Promise<void> {
  await readDelta(world, machine, LEDGER);
  await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
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
