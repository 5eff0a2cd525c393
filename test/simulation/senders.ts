import { type SendReport, sendOperations } from '../../srv/erp/write-back/send-operations.ts';
import { LEASE_LOST } from '../../srv/erp/write-back/sender-lease.ts';
import { type Actor, type Astonished, keepRunning } from './keep-running.ts';
import { SOURCE } from './master-data.ts';
import type { WakeUps } from './wake-ups.ts';
import { type Machine, repeatabilityHours, type World } from './world.ts';

const RELAY_MILLISECONDS = 90_000;
/** Of senders that look for work all the time. */
const RESTLESS_MILLISECONDS = 8_000;
/** Once faults have stopped: nobody is in a hurry then, which saves time of the machine. */
const QUIET_RELAY_MILLISECONDS = 720_000;
const LEASE_SECONDS = 20;
const MOST_AT_ONCE = 12;

/** Senders: each looks for what is due when it is woken, and every minute or two. */
export function startSenders(world: World, wakeUps: WakeUps, astonished: Astonished): void {
  for (let place = 0; place < world.shape.senders; place++) {
    keepRunning(world, {
      name: `sender${place + 1}`,
      restarts: world.random('sender restarts', place),
      code: sender(world, wakeUps, place),
      astonished,
    });
  }
}

function sender(world: World, wakeUps: WakeUps, place: number): Actor['code'] {
  const random = world.random('senders', place);
  let runs = 0;
  return async ({ process, db, erp }: Machine) => {
    const most = longestWait(world);
    await wakeUps.wait(process, random.int(most / 2, most));
    runs += 1;
    const report = await sendOperations(db, erp, {
      source: SOURCE,
      now: process.now,
      limit: random.int(1, MOST_AT_ONCE),
      parallel: world.shape.parallel,
      leaseSeconds: LEASE_SECONDS,
      holder: `${process.name}/${runs}`,
      every: process.every,
      repeatabilityHours: repeatabilityHours(world),
    });
    note(world.situations, report);
    process.trace(JSON.stringify(report));
  };
}

/** Between two looks for what is due, in milliseconds. */
function longestWait({ faults, shape }: World): number {
  if (!faults.areActive) return QUIET_RELAY_MILLISECONDS;
  return shape.isRestless ? RESTLESS_MILLISECONDS : RELAY_MILLISECONDS;
}

function note(situations: World['situations'], { overtaken, held, failure }: SendReport): void {
  if (overtaken > 0) situations.add('senderOvertaken', overtaken);
  if (held > 0) situations.add('heldByQuarantine', held);
  if (failure?.code === LEASE_LOST) situations.add('leaseLost');
}
