import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import type { WakeUps } from './wake-ups.ts';
import { type Machine, REPEATABILITY_SECONDS, type World } from './world.ts';

const RELAY_MILLISECONDS = 90_000;
const MIRROR_MILLISECONDS = 75_000;
/** Once faults have stopped nobody is in a hurry: that saves time of the machine. */
const QUIET_FACTOR = 8;
const LEASE_SECONDS = 20;

/** Senders: each looks for what is due when it is woken, and every minute or two. */
export function startSenders(world: World, wakeUps: WakeUps, astonished: Astonished): void {
  const { senders, parallel } = world.shape;
  let runs = 0;
  for (let place = 0; place < senders; place++) {
    const random = world.random('senders', place);
    const send = async ({ process, db, erp }: Machine) => {
      const most = RELAY_MILLISECONDS * slowness(world);
      await wakeUps.wait(process, random.int(most / 2, most));
      runs += 1;
      const report = await sendOperations(db, erp, {
        source: SOURCE,
        now: process.now,
        limit: random.int(1, 12),
        parallel,
        leaseSeconds: LEASE_SECONDS,
        holder: `${process.name}/${runs}`,
        every: process.every,
        repeatabilityHours: REPEATABILITY_SECONDS / 3600,
      });
      process.trace(JSON.stringify(report));
    };
    const restarts = world.random('sender restarts', place);
    keepRunning(world, { name: `sender${place + 1}`, restarts, code: send, astonished });
  }
}

/** The mirror: a delta every minute or so, control totals after some of them. */
export function startMirror(world: World, astonished: Astonished): void {
  const random = world.random('mirror');
  const mirror = async (machine: Machine) => {
    await readDelta(world, machine, random.chance(0.2) ? LEDGER : ['items']);
    if (!world.faults.areActive || random.chance(0.2))
      await checkControlTotals(machine.db, machine.erp, mirrorOptions(world, machine));
    await machine.process.wait(MIRROR_MILLISECONDS * slowness(world));
  };
  const restarts = world.random('mirror restarts');
  keepRunning(world, { name: 'mirror', restarts, code: mirror, astonished });
}

function slowness({ faults }: World): number {
  return faults.areActive ? 1 : QUIET_FACTOR;
}

/** Payments with the items they clear. */
export const LEDGER = ['payments', 'payment-assignments', 'items'];

export async function readDelta(
  world: World,
  machine: Machine,
  objects: readonly string[],
): Promise<void> {
  const { db, erp, process } = machine;
  const report = await mirrorObjects(db, erp, mirrorOptions(world, machine), objects);
  process.trace(`mirror: ${report.read} read, ${report.written} written`);
}

export function mirrorOptions({ mutation }: World, { process }: Machine) {
  const { overlapSeconds } = mutation;
  const overlap = overlapSeconds === undefined ? {} : { overlapSeconds };
  return { source: SOURCE, now: process.now, ...overlap };
}
