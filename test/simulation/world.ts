import type { Random } from '../../sandbox/bank/random.ts';
import { type ErpConnection, openErpOver } from '../../srv/erp/connection.ts';
import type { Database } from '../../srv/platform/database.ts';
import { erpSets } from './erp/erp-posting.ts';
import { SimErp } from './erp/sim-erp.ts';
import { drawRates, Faults } from './faults.ts';
import { declareNotes } from './kinds.ts';
import type { Mutation } from './mutations.ts';
import { drawShape, type Shape } from './shape.ts';
import { type SharedDatabase, SimDatabase } from './sim-database.ts';
import type { SimImage } from './sim-image.ts';
import { type Network, SimHttp } from './sim-network.ts';
import { SimProcess } from './sim-process.ts';
import type { Situation } from './situations.ts';
import { SparedOperations } from './spared-operations.ts';
import { randomOf, type StreamName } from './streams.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import { WriteLock } from './write-lock.ts';

const START = '2026-03-02T08:00:00.000Z';
/** Under half of the lease, as it has to be. Both are short, so that more happens in a seed. */
const DEADLINE_MILLISECONDS = 8_000;
/** How long the ERP surely recognises a request, as configured; it remembers longer than it says. */
const REPEATABILITY_SECONDS = 240;
const REMEMBERED_SECONDS = 600;
/** Much longer than a lease. */
const LONGEST_PAUSE_SECONDS = 150;
const FURTHEST_CLOCK_JUMP_SECONDS = 150;

/** Everything that one seed plays with. */
export interface World {
  readonly shape: Shape;
  readonly mutation: Mutation;
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly situations: Tally<Situation>;
  readonly erp: SimErp;
  readonly trace: Trace;
  /** What senders sent after they had lost their claim on it. */
  readonly unclaimed: readonly string[];
  /** Operations that were claimed again before the ERP wanted to hear of them. */
  readonly hurried: readonly string[];
  random(stream: StreamName, place?: number): Random;
  startProcess(name: string): Machine;
}

/** A running process with its own connections to database and ERP. */
export interface Machine {
  readonly process: SimProcess;
  readonly db: Database;
  readonly erp: ErpConnection;
}

/** What senders are told of the ERP's gateway; 0 where it knows no request ids. */
export function repeatabilityHours({ shape }: World): number {
  return shape.notes === 'repeatability' ? REPEATABILITY_SECONDS / 3600 : 0;
}

/** Sets the stage for a seed. The database has to be empty. */
export function createWorld(
  image: SimImage,
  seed: number,
  mutation: Mutation,
  trace: Trace,
): World {
  const random = (stream: StreamName, place?: number) => randomOf(seed, stream, place);
  const timeline = new Timeline(START);
  const faults = new Faults(random('dice'), { ...drawRates(random('rates')), ...mutation.rates });
  const shape = { ...drawShape(random('shape')), ...mutation.shape };
  declareNotes(shape.notes);
  const sets = erpSets(mutation.notes ?? shape.notes);
  const erp = new SimErp(sets, REMEMBERED_SECONDS, () => timeline.now);
  const situations = new Tally<Situation>();
  const unclaimed: string[] = [];
  const shared: SharedDatabase = {
    image,
    lock: new WriteLock(() => {
      if (image.rollBack()) situations.add('diedInTransaction');
    }),
    faults,
    random: random('database'),
    mutation: mutation.sql,
  };
  const spared = new SparedOperations(timeline);
  image.taken = (id, before) => spared.taken(id, before);
  const network: Network = {
    timeline,
    faults,
    random: random('network'),
    situations,
    erp,
    deadline: DEADLINE_MILLISECONDS,
    claimOf: (process, body) => image.claimOf(process, body),
    sentUnclaimed: (path) => unclaimed.push(path),
    order: { sent: 0, arrived: 0 },
    spared,
  };
  const around = {
    timeline,
    faults,
    random: random('misfortune'),
    furthestClockJump: FURTHEST_CLOCK_JUMP_SECONDS,
    longestPause: LONGEST_PAUSE_SECONDS,
    trace: (who: string, what: string) => trace.add(timeline.now, who, what),
  };
  const startProcess = (name: string) => {
    const process = new SimProcess(name, around);
    return machineOf(process, shared, network, mutation);
  };
  const played = { shape, mutation, timeline, faults, situations };
  return { ...played, erp, trace, unclaimed, hurried: spared.hurried, random, startProcess };
}

function machineOf(
  process: SimProcess,
  shared: SharedDatabase,
  network: Network,
  mutation: Mutation,
): Machine {
  const pause = (milliseconds: number) => process.wait(milliseconds);
  const options = { pause, deadline: network.deadline };
  const connection = openErpOver(new SimHttp(network, process), options);
  const erp = mutation.connection?.(connection) ?? connection;
  const database = new SimDatabase(shared, process);
  return { process, db: mutation.database?.(database) ?? database, erp };
}
