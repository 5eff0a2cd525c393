import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { mirrorObjects } from '../../srv/erp/mirror/mirror.ts';
import { sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import { type Astonished, keepRunning } from './keep-running.ts';
import type { WakeUps } from './wake-ups.ts';
import { type Machine, REPEATABILITY_SECONDS, SOURCE, type World } from './world.ts';

const RELAY_MILLISECONDS = 120_000;
const MIRROR_MILLISECONDS = 60_000;
/** Nobody needs to see quickly that nothing happens any more. */
const MIRROR_MILLISECONDS_IN_QUIET = 600_000;
const LEASE_SECONDS = 60;

/** Senders: each looks for what is due when it is woken, and once a minute. */
export function startSenders(world: World, wakeUps: WakeUps, astonished: Astonished): void {
  const { senders, parallel } = world.shape;
  let runs = 0;
  for (let place = 0; place < senders; place++) {
    const random = world.random(20 + place);
    const send = async ({ process, db, erp }: Machine) => {
      await wakeUps.wait(process, random.int(RELAY_MILLISECONDS / 2, RELAY_MILLISECONDS));
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
    keepRunning(world, `sender${place + 1}`, 30 + place, send, astonished);
  }
}

/** The mirror: a delta each minute, control totals after some of them. */
export function startMirror(world: World, astonished: Astonished): void {
  const random = world.random(40);
  const mirror = async (machine: Machine) => {
    await readDelta(world, machine);
    if (random.chance(0.3))
      await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
    const { areActive } = world.faults;
    await machine.process.wait(areActive ? MIRROR_MILLISECONDS : MIRROR_MILLISECONDS_IN_QUIET);
  };
  keepRunning(world, 'mirror', 41, mirror, astonished);
}

export async function readDelta(world: World, machine: Machine): Promise<void> {
  const { db, erp, process } = machine;
  const report = await mirrorObjects(db, erp, optionsOf(world, machine), ['items']);
  process.trace(`mirror: ${report.read} read, ${report.written} written`);
}

export function optionsOf({ mutation }: World, { process }: Machine) {
  const { overlapSeconds } = mutation;
  const overlap = overlapSeconds === undefined ? {} : { overlapSeconds };
  return { source: SOURCE, now: process.now, ...overlap };
}
