import { createRandom, type Random } from '../../sandbox/bank/random.ts';
import { type ErpConnection, openErpOver } from '../../srv/erp/connection.ts';
import type { Database } from '../../srv/platform/database.ts';
import { contractAccountsTable, currencyScalesTable } from '../../srv/platform/tables.ts';
import { accountOf, COMPANY_CODE } from './erp/erp-ledger.ts';
import type { Honours } from './erp/erp-objects.ts';
import { erpSets, POISON_PARTNER } from './erp/erp-posting.ts';
import { SimErp } from './erp/sim-erp.ts';
import { drawRates, Faults } from './faults.ts';
import { declareNotes } from './kinds.ts';
import type { Mutation } from './mutations.ts';
import { type SharedDatabase, SimDatabase } from './sim-database.ts';
import type { SimImage } from './sim-image.ts';
import { type Network, SimHttp } from './sim-network.ts';
import { SimProcess } from './sim-process.ts';
import { Timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import { WriteLock } from './write-lock.ts';

export const SOURCE = 'S4';
export const PARTNERS = ['100', '200', '300', POISON_PARTNER] as const;
const START = '2026-03-02T08:00:00.000Z';
/** Under half of the lease, as it has to be. */
const DEADLINE_MILLISECONDS = 20_000;
/** How long the ERP surely recognises a request, as configured; it remembers longer than it says. */
export const REPEATABILITY_SECONDS = 240;
const REMEMBERED_SECONDS = 600;

/** What one seed is about. */
export interface Shape {
  /** What the ERP honours when it takes notes; promises and disputes are always alike. */
  readonly notes: Honours;
  readonly senders: number;
  readonly parallel: number;
}

/** Everything that one seed plays with. */
export interface World {
  readonly seed: number;
  readonly shape: Shape;
  readonly mutation: Mutation;
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly erp: SimErp;
  readonly trace: Trace;
  /** What senders sent after they had lost their claim on it. */
  readonly unclaimed: readonly string[];
  /** Random numbers of one actor, which no other actor's draws disturb. */
  random(stream: number): Random;
  /** A process, and what it has of the world. */
  startProcess(name: string): Machine;
}

/** A running process with its own connections to database and ERP. */
export interface Machine {
  readonly process: SimProcess;
  readonly db: Database;
  readonly erp: ErpConnection;
}

/** Sets the stage for a seed: an empty database, an ERP that has it all before it. */
export async function createWorld(
  image: SimImage,
  seed: number,
  mutation: Mutation,
  trace: Trace,
): Promise<World> {
  image.empty();
  const random = (stream: number) => createRandom(seed, stream);
  const timeline = new Timeline(START);
  const faults = new Faults(random(1), drawRates(random(2)));
  const shape = drawShape(random(3));
  declareNotes(shape.notes);
  const sets = erpSets(mutation.notes ?? shape.notes);
  const erp = new SimErp(sets, REMEMBERED_SECONDS, () => timeline.now);
  const rollBack = () => {
    if (image.connection.isTransaction) image.connection.exec('ROLLBACK');
  };
  const shared: SharedDatabase = {
    connection: image.connection,
    lock: new WriteLock(rollBack),
    faults,
    random: random(4),
    mutation: mutation.sql,
  };
  const unclaimed: string[] = [];
  const network: Network = {
    timeline,
    faults,
    random: random(5),
    erp,
    deadline: DEADLINE_MILLISECONDS,
    claimOf: (process, body) => image.claimOf(process, body),
    sentUnclaimed: (path) => unclaimed.push(path),
  };
  const processRandom = random(6);
  const around = {
    timeline,
    faults,
    random: processRandom,
    furthestClockJump: 150,
    longestPause: 150,
    trace: (who: string, what: string) => trace.add(timeline.now, who, what),
  };
  const world: World = {
    seed,
    shape,
    mutation,
    timeline,
    faults,
    erp,
    trace,
    unclaimed,
    random,
    startProcess: (name) => {
      const process = new SimProcess(name, around);
      const connection = openErpOver(new SimHttp(network, process), {
        pause: (milliseconds) => process.wait(milliseconds),
      });
      const erp = mutation.connection?.(connection) ?? connection;
      return { process, db: new SimDatabase(shared, process), erp };
    },
  };
  await seedMasterData(image);
  return world;
}

function drawShape(random: Random): Shape {
  const honours: readonly Honours[] = ['operation-id', 'repeatability', 'neither'];
  return { notes: random.pick(honours), senders: random.int(1, 3), parallel: random.int(1, 3) };
}

async function seedMasterData({ session }: SimImage): Promise<void> {
  await session.upsert(currencyScalesTable, [
    { source: SOURCE, currency: 'EUR', erpDecimals: 2, minorDigits: 2, isIndexUnit: false },
  ]);
  await session.upsert(
    contractAccountsTable,
    PARTNERS.map((partner) => ({
      source: SOURCE,
      account: accountOf(partner),
      partner,
      companyCode: COMPANY_CODE,
    })),
  );
}
