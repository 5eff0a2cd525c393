import { checkControlTotals } from '../../srv/erp/mirror/control-totals.ts';
import { optionsOf, readDelta, startMirror, startSenders } from './actors.ts';
import { Branch } from './branch.ts';
import { startDesk } from './desk.ts';
import { LedgerDay } from './ledger-day.ts';
import { type Mutation, none } from './mutations.ts';
import { violationsOf } from './oracle.ts';
import { drawRequests } from './requests.ts';
import type { SimImage } from './sim-image.ts';
import { Trace } from './trace.ts';
import { WakeUps } from './wake-ups.ts';
import { createWorld, type World } from './world.ts';

export interface SeedReport {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly faults: Readonly<Record<string, number>>;
  readonly operations: number;
  readonly effects: number;
  /** Effects more than operations confirmed, which no client could prevent. */
  readonly beyondControl: number;
  readonly trace: readonly string[];
}

const FAULTY_SECONDS = 300;
/** Virtual time after faults stop, for pauses that double up to a quarter of an hour. */
const QUIET_SECONDS = 12 * 3600;
const POSTINGS = 12;

/** Plays one seed to its end and says what went against the promises. */
export async function runSeed(
  image: SimImage,
  seed: number,
  { mutation = none, trace: isTraced = false }: { mutation?: Mutation; trace?: boolean } = {},
): Promise<SeedReport> {
  const trace = new Trace(isTraced);
  const world = await createWorld(image, seed, mutation, trace);
  const astonishing: string[] = [];
  const astonished = (error: unknown) => {
    astonishing.push(`unexpected: ${error instanceof Error ? error.stack : error}`);
  };
  const requests = drawRequests(world.random(7));
  const wakeUps = new WakeUps(world.timeline, world.faults, world.random(8));
  const day = new LedgerDay(world.erp.ledger, world.timeline, world.random(9));
  const branch = new Branch(world, wakeUps, astonished);
  branch.plan(requests);
  day.plan(POSTINGS, FAULTY_SECONDS);
  startSenders(world, wakeUps, astonished);
  startMirror(world, astonished);
  startDesk(world, astonished);

  const isAstonished = () => astonishing.length > 0;
  await world.timeline.run(isAstonished, world.timeline.now + FAULTY_SECONDS * 1000);
  world.faults.stop();
  trace.add(world.timeline.now, 'simulator', 'faults stop');
  const isSettled = everyFewSeconds(world, () => allSettled(image));
  const isQuiet = () => isAstonished() || (branch.isDone && day.isDone && isSettled());
  await world.timeline.run(isQuiet, world.timeline.now + QUIET_SECONDS * 1000);
  const judge = async () => {
    await catchUp(world, astonished);
    return [...astonishing, ...(await violationsOf(image, world, requests))];
  };
  const violations = isAstonished() ? astonishing : await judge();
  const { effects } = world.erp.objects;
  return {
    seed,
    violations,
    faults: world.faults.counts,
    operations: requests.length,
    effects: effects.length,
    beyondControl: effects.filter(({ isBeyondControl }) => isBeyondControl).length,
    trace: trace.lines,
  };
}

/** Asks again only when some seconds have passed, since asking takes longer than most steps. */
function everyFewSeconds({ timeline }: World, ask: () => boolean): () => boolean {
  let askedAt = 0;
  return () => {
    if (timeline.now - askedAt < 15_000) return false;
    askedAt = timeline.now;
    return ask();
  };
}

function allSettled({ connection }: SimImage): boolean {
  const open = connection
    .prepare(
      `SELECT 1 FROM saldo_operations_Operations WHERE state NOT IN ('confirmed', 'cancelled') LIMIT 1`,
    )
    .get();
  return open === undefined;
}

/** After the last posting and the last effect: one more delta, and one more count. */
async function catchUp(world: World, astonished: (error: unknown) => void): Promise<void> {
  const machine = world.startProcess('last');
  let isDone = false;
  const work = async () => {
    await readDelta(world, machine);
    await checkControlTotals(machine.db, machine.erp, optionsOf(world, machine));
  };
  work()
    .catch(astonished)
    .finally(() => {
      isDone = true;
    });
  await world.timeline.run(() => isDone);
}
