import { Branch } from './branch.ts';
import { startDesk } from './desk.ts';
import { LedgerDay } from './ledger-day.ts';
import { enterMasterData } from './master-data.ts';
import { startMirrors } from './mirror-reader.ts';
import { type Mutation, none } from './mutations.ts';
import { violationsOf } from './oracle.ts';
import { type BusinessRequest, drawRequests } from './requests.ts';
import { startSenders } from './senders.ts';
import type { SimImage } from './sim-image.ts';
import type { Counts } from './tally.ts';
import { Trace } from './trace.ts';
import { WakeUps } from './wake-ups.ts';
import { createWorld, type World } from './world.ts';

export interface SeedReport {
  readonly seed: number;
  /** What went against the promises; empty when nothing did. */
  readonly violations: readonly string[];
  /** How often each fault struck. */
  readonly faults: Counts;
  /** How often each situation came about. */
  readonly situations: Counts;
  readonly operations: number;
  readonly effects: number;
  /** Effects of requests that arrived when their sender had no more say: see `Order`. */
  readonly beyondControl: number;
  readonly trace: readonly string[];
}

export interface SeedOptions {
  readonly mutation?: Mutation;
  readonly trace?: boolean;
}

const FAULTY_SECONDS = 240;
/** Virtual time after faults stop, for pauses that double up to a quarter of an hour. */
const QUIET_SECONDS = 24 * 3600;
const POSTINGS = 10;
const SECONDS_BETWEEN_LOOKS = 15;

/** Plays one seed to its end: minutes of faults, and then as much quiet as it takes. */
export async function runSeed(
  image: SimImage,
  seed: number,
  { mutation = none, trace: isTraced = false }: SeedOptions = {},
): Promise<SeedReport> {
  image.empty();
  await enterMasterData(image);
  const trace = new Trace(isTraced);
  const world = createWorld(image, seed, mutation, trace);
  const requests = drawRequests(world.random('requests'));
  const unexpected = await play(image, world, requests);
  const violations =
    unexpected.length > 0 ? unexpected : await violationsOf(image, world, requests);
  noteClaims(image, world);
  const { effects } = world.erp.objects;
  return {
    seed,
    violations,
    faults: world.faults.counts,
    situations: world.situations.counts,
    operations: requests.length,
    effects: effects.length,
    beyondControl: effects.filter(({ isBeyondControl }) => isBeyondControl).length,
    trace: trace.lines,
  };
}

/** What only the history of states tells. */
function noteClaims({ history }: SimImage, { situations }: World): void {
  const redriven = new Set<string>();
  for (const { id, before, after } of history) {
    if (before === 'sending' && after === 'sending') situations.add('claimTakenOver');
    if (before === 'cancelled' && after === 'pending') situations.add('askedForAgain');
    if (before === 'parked' && after === 'pending') redriven.add(id);
    if (after === 'confirmed' && redriven.delete(id)) situations.add('redrivenDone');
  }
}

/** Lets everybody act until all is done; answers with errors that no fault explains. */
async function play(
  image: SimImage,
  world: World,
  requests: readonly BusinessRequest[],
): Promise<string[]> {
  const { timeline, faults } = world;
  const unexpected: string[] = [];
  const astonished = (error: unknown) => {
    unexpected.push(`unexpected: ${error instanceof Error ? error.stack : error}`);
  };
  const wakeUps = new WakeUps(timeline, faults, world.random('wake-ups'));
  const branch = new Branch(world, wakeUps, astonished);
  const day = new LedgerDay(world);
  branch.plan(requests);
  day.plan(POSTINGS, FAULTY_SECONDS);
  startSenders(world, wakeUps, astonished);
  const mirror = startMirrors(world, astonished);
  startDesk(world, astonished);

  const isAstonished = () => unexpected.length > 0;
  await timeline.run(isAstonished, timeline.now + FAULTY_SECONDS * 1000);
  faults.stop();
  world.trace.add(timeline.now, 'simulator', 'faults stop');
  const isSettled = nowAndThen(world, () => image.openOperations() === 0);
  const isQuiet = () => isAstonished() || (branch.isDone && day.isDone && isSettled());
  await timeline.run(isQuiet, timeline.now + QUIET_SECONDS * 1000);
  // A round under way may have begun before the last posting and the last effect.
  const settledAt = timeline.now;
  const isRead = () => isAstonished() || mirror.readSince() >= settledAt;
  await timeline.run(isRead, timeline.now + QUIET_SECONDS * 1000);
  return unexpected;
}

/** Asks again only when some seconds have passed, since asking takes longer than most steps. */
function nowAndThen({ timeline }: World, ask: () => boolean): () => boolean {
  let askedAt = 0;
  return () => {
    if (timeline.now - askedAt < SECONDS_BETWEEN_LOOKS * 1000) return false;
    askedAt = timeline.now;
    return ask();
  };
}
