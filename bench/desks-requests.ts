import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays } from '../srv/domain/iso-date.ts';
import type { Database } from '../srv/platform/database.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';
import { type SaldoServer, startSaldo } from '../test/support/saldo-server.ts';
import { AnswerTimes } from './answer-times.ts';
import { CLERKS_ACTS, type ClerksCase } from './desks/clerk.ts';
import { type DraftFrom, STRATEGISTS_ACTS } from './desks/strategist.ts';
import { type ManyCustomers, type Round, SUPERVISORS_ACTS } from './desks/supervisor.ts';
import { limitPromises, openCases, promiseAndHold } from './desks/work-to-do.ts';
import { DAY } from './evaluate-target.ts';
import { type ListsWanted, listsIn } from './published-lists.ts';
import type { BenchResult } from './result.ts';

const SUPERVISORS = ['sue', 'sam', 'sid'];
const CLERKS = ['carla', 'carlo', 'clara'];
const STRATEGISTS = ['tess', 'tom'];
const ROUNDS = 2;
const CASES_EACH = 4;
/** Customers who are given to somebody else at once. */
const GIVEN_AT_ONCE = 500;

interface DesksWanted extends ListsWanted {
  /** How long each looks at an answer, in milliseconds; none by default, which no person does. */
  readonly pauseMs?: number;
}

/** What there is to work on, as found in the database. */
interface Work {
  readonly rounds: readonly Round[];
  readonly cases: readonly Omit<ClerksCase, 'clerk'>[];
  readonly versions: readonly DraftFrom[];
  readonly agents: readonly string[];
}

interface Mornings extends Work {
  readonly positions: number;
  readonly pauseMs: number;
}

/** An agent of a group, with something on the list. */
interface Member {
  readonly segment: string;
  readonly collectionGroup: string;
  readonly agent: string;
}

/**
 * How long supervisors, dispute clerks and strategy managers wait for what they do, over HTTP from a
 * process of its own on a SQLite file after a night, all of them at once.
 */
export async function benchDesksRequests({
  pauseMs = 0,
  ...wanted
}: DesksWanted = {}): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-desks-'));
  try {
    const file = join(folder, 'saldo.db');
    const { positions } = await listsIn(file, wanted);
    return await mornings(file, { ...(await prepare(file)), positions, pauseMs });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(file: string): Promise<Work> {
  const db = openSqlite(file);
  try {
    await openCases(db);
    await limitPromises(db);
    return { ...(await teamOf(db)), cases: await casesOf(db), versions: await versionsOf(db) };
  } finally {
    await db.close();
  }
}

/** The group with most on its lists: two of its agents, and who can promise for supervisors to decide. */
async function teamOf(db: Database): Promise<Pick<Work, 'rounds' | 'agents'>> {
  const rows = await db.query<Member>(
    `SELECT position.segment, position.collectionGroup AS "collectionGroup", entry.agent
    FROM saldo_worklists_ListEntries entry
    JOIN saldo_worklists_Positions position ON position.run = entry.run
      AND position.source = entry.source AND position.partner = entry.partner
    WHERE position.collectionGroup IS NOT NULL
    GROUP BY position.segment, position.collectionGroup, entry.agent
    ORDER BY COUNT(*) DESC`,
  );
  const groups = Map.groupBy(
    rows,
    ({ segment, collectionGroup }) => `${segment}/${collectionGroup}`,
  );
  const teams = [...groups.values()].filter((members) => members.length > 1);
  const [team = []] = teams;
  const [first, second] = team;
  if (!first || !second) throw new Error('No group has two agents with a list.');
  const { segment, collectionGroup } = first;
  const agents = [first.agent, second.agent] as const;
  const gifts = await Promise.all(teams.map((members) => giftOf(db, members)));
  const rounds = Array.from({ length: SUPERVISORS.length * ROUNDS }, (_, turn) => {
    const many = gifts[turn % gifts.length] as ManyCustomers;
    return { turn, segment, collectionGroup, agents, many };
  });
  return { rounds, agents: team.map(({ agent }) => agent) };
}

/** From the first of a team to the second: those of the first who owe most. */
async function giftOf(db: Database, [from, to]: readonly Member[]): Promise<ManyCustomers> {
  const { segment, agent: owner } = from as Member;
  const [least] = await db.query<{ overdue: string }>(
    `SELECT position.overdueAmount AS overdue FROM saldo_worklists_Ownerships ownership
    JOIN saldo_worklists_PublishedRuns published ON published.segment = ownership.segment
    JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = ownership.source AND position.partner = ownership.partner
    WHERE ownership.agent = ? AND ownership.segment = ?
    ORDER BY position.overdueAmount DESC LIMIT 1 OFFSET ${GIVEN_AT_ONCE}`,
    [owner, segment],
  );
  return { segment, owner, agent: (to as Member).agent, minOverdue: least?.overdue ?? null };
}

function casesOf(db: Database): Promise<Omit<ClerksCase, 'clerk'>[]> {
  return db.query<Omit<ClerksCase, 'clerk'>>(
    `SELECT ID AS id FROM saldo_disputes_Cases
    WHERE status = 'open' ORDER BY ID LIMIT ${CLERKS.length * CASES_EACH}`,
  );
}

function versionsOf(db: Database): Promise<DraftFrom[]> {
  return db.query<DraftFrom>(
    "SELECT ID AS version FROM saldo_strategies_StrategyVersions WHERE status = 'active' ORDER BY ID",
  );
}

async function mornings(file: string, work: Mornings): Promise<BenchResult[]> {
  const roles = (users: readonly string[], role: string) => users.map((user) => [user, [role]]);
  const users = Object.fromEntries([
    ...roles(SUPERVISORS, 'supervisor'),
    ...roles(CLERKS, 'dispute-clerk'),
    ...roles(STRATEGISTS, 'strategy-manager'),
    ...roles(work.agents, 'agent'),
  ]);
  const server = await startSaldo({ kind: 'sqlite', credentials: { url: file }, users });
  try {
    const promises = SUPERVISORS.length * ROUNDS * 2;
    const each = Math.ceil((promises * 2) / work.agents.length);
    await promiseAndHold(server, work.agents, addDays(DAY, 7), each);
    return await atOnce(server, work);
  } finally {
    await server.stop();
  }
}

async function atOnce(server: SaldoServer, work: Mornings): Promise<BenchResult[]> {
  const { pauseMs, positions: rows } = work;
  const supervisors = new AnswerTimes(SUPERVISORS_ACTS, pauseMs);
  const clerks = new AnswerTimes(CLERKS_ACTS, pauseMs);
  const strategists = new AnswerTimes(STRATEGISTS_ACTS, pauseMs);
  const days = [
    ...SUPERVISORS.map(async (user, index) => {
      for (const round of work.rounds.slice(index * ROUNDS, (index + 1) * ROUNDS))
        await supervisors.take({ server, service: 'supervision', user }, SUPERVISORS_ACTS, round);
    }),
    ...CLERKS.map(async (user, index) => {
      for (const about of work.cases.slice(index * CASES_EACH, (index + 1) * CASES_EACH))
        await clerks.take({ server, service: 'disputes', user }, CLERKS_ACTS, {
          ...about,
          clerk: user,
        });
    }),
    ...STRATEGISTS.map(async (user) => {
      for (const version of work.versions)
        await strategists.take({ server, service: 'strategies', user }, STRATEGISTS_ACTS, version);
    }),
  ];
  await Promise.all(days);
  return [
    ...supervisors.results('supervisor', rows),
    ...clerks.results('dispute clerk', rows),
    ...strategists.results('strategy desk', rows),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '5000' },
      database: { type: 'string' },
      pause: { type: 'string', default: '0' },
    },
  });
  const { database } = values;
  const [customers, pauseMs] = [Number(values.customers), Number(values.pause) * 1_000];
  const results = await benchDesksRequests({ customers, database, pauseMs });
  console.table(results.map(({ peers: _, ...figures }) => figures));
}
