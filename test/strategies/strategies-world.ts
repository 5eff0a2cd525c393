import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import {
  type Answer,
  type CallOptions,
  type SaldoServer,
  startSaldo,
} from '../support/saldo-server.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

export type Kind = 'sqlite' | 'postgres';

/** Saldo over the demo bank's strategies and a few customers after a published night. */
export interface StrategiesWorld {
  readonly db: Database;
  readonly server: SaldoServer;
  /** Calls the strategies service; as Sara, a strategy manager, unless another user is named. */
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** Calls an action on a version. */
  act(version: string, action: string, body?: object, options?: CallOptions): Promise<Answer>;
  /** Calls a bound action of any entity. */
  actOn(row: string, action: string, body?: object, options?: CallOptions): Promise<Answer>;
  /** A draft copied from the version in force of a strategy. */
  draftOf(strategy: string): Promise<string>;
  close(): Promise<void>;
}

const users = {
  sara: ['strategy-manager'],
  tomas: ['strategy-manager'],
  sue: ['supervisor'],
  sven: ['supervisor'],
  /** Limited to one group. */
  rosa: { roles: ['supervisor'], groups: ['DE-RETAIL-EARLY'] },
  carl: ['controller'],
  kira: ['controller'],
  cora: ['compliance'],
  ciro: ['compliance'],
  dora: ['dispute-clerk'],
  ina: ['integration'],
  ivo: ['integration'],
  adam: ['administrator'],
  alma: ['administrator'],
  ana: ['agent'],
  /** Limited to no segment at all, other than those who have no limit. */
  nils: { roles: ['strategy-manager'], segments: [] },
  /** Limited to one segment. */
  remo: { roles: ['strategy-manager'], segments: ['DE-BUSINESS'] },
};

export const LOOKBACK = DEFAULT_LOOKBACK;
export const LATE = 'LATE-EUR';
/** After the night of the small bank. */
export const MORNING = `${MONDAY}T08:00:00.000Z`;
export const TUESDAY = '2026-11-24';

export const CUSTOMERS: readonly TestCustomer[] = [
  {
    partner: '100',
    items: [
      { daysOverdue: 75, amount: '1200.50' },
      { daysOverdue: 45, amount: '300.00' },
    ],
  },
  { partner: '101', items: [{ daysOverdue: 95, amount: '40.00' }] },
  { partner: '102', items: [{ daysOverdue: 64, amount: '9100.10' }] },
  { partner: '103', items: [{ daysOverdue: 12, amount: '410.10' }] },
  {
    partner: '104',
    items: [{ daysOverdue: 70, amount: '800.00' }],
    columns: { deathDate: '2026-10-01' },
  },
  { partner: '105', items: [{ daysOverdue: 66, amount: '500.00', currency: 'USD' }] },
  { partner: '106', items: [{ daysOverdue: 61, amount: '80.00' }] },
];

/** Its clock starts at the instant, or is the real one. */
export async function strategiesWorld(
  kind: Kind = 'sqlite',
  startsAt?: string,
): Promise<StrategiesWorld> {
  const { db, credentials } = kind === 'sqlite' ? await sqlite() : await postgres();
  await loadSmallBank(db, CUSTOMERS);
  await night(db);
  const server = await startSaldo({ kind, credentials, users, startsAt });
  const call: StrategiesWorld['call'] = (path, options) =>
    server.call(`/odata/v4/strategies/${path}`, { user: 'sara', ...options });
  const actOn: StrategiesWorld['actOn'] = (row, action, body = {}, options = {}) =>
    call(`${row}/StrategiesService.${action}`, { body, ...options });
  const act: StrategiesWorld['act'] = (version, ...rest) => actOn(`Versions(${version})`, ...rest);
  return {
    db,
    server,
    call,
    act,
    actOn,
    draftOf: async (strategy) => {
      const { status, body } = await act(await versionInForce(db, strategy), 'copyAsDraft');
      if (status !== 200) throw new Error(JSON.stringify(body));
      return String(body.ID);
    },
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}

/** A night of the small bank, published; of its Monday when no day is named. */
export async function night(db: Database, businessDate = MONDAY): Promise<void> {
  const clock = () => `${businessDate}T03:00:00.000Z`;
  const solve = await loadLpSolver();
  const how = { clock, solve, partitionSize: 2, lookback: LOOKBACK };
  await runNight(db, { businessDate, ...how });
}

export async function versionInForce(db: Database, strategy: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `SELECT ID AS id FROM saldo_strategies_StrategyVersions
    WHERE strategy = ? AND status = 'active' ORDER BY validFrom DESC`,
    [strategy],
  );
  return row.id;
}

/** A position of the published runs, by partner. */
export async function positionOf(db: Database, partner: string) {
  const [row] = await db.query<{
    run: string;
    source: string;
    partner: string;
    percent: number;
    points: number;
    priority: string;
    stage: string;
  }>(
    `SELECT p.run, p.source, p.partner, p.percent, p.points, p.priority, p.stage
    FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.partner = ?`,
    [partner],
  );
  return row;
}

async function sqlite() {
  const url = await deployedSqlite('*');
  return { db: openSqlite(url), credentials: { url } };
}

async function postgres() {
  const credentials = await deployedPostgres('*');
  return { db: openPostgres(credentials), credentials };
}
