import { randomUUID } from 'node:crypto';
import { fillPortfolio } from '../../bench/portfolio.ts';
import type { Coordination } from '../../srv/platform/coordination.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  dunningSendersTable,
  groupMembersTable,
  specialistsTable,
} from '../../srv/platform/tables.ts';
import type { QueueMessage, WorkQueue } from '../../srv/platform/work-queue.ts';
import { openBalancePool } from '../../srv/runs/balance-pool.ts';
import { balanceRun } from '../../srv/runs/balance-run.ts';
import { loadCalendar } from '../../srv/runs/load-workforce.ts';
import { runNight } from '../../srv/runs/night.ts';
import { stepHandler } from '../../srv/runs/night-steps/handle-steps.ts';
import type { NightContext } from '../../srv/runs/night-steps/night-step.ts';
import { openRun } from '../../srv/runs/night-steps/open-run.ts';
import { planNight } from '../../srv/runs/night-steps/plan-night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { type MovingClock, movingClock } from '../support/moving-clock.ts';
import { nightResult } from '../support/night-result.ts';

const DAY = '2026-11-23';
const partitionSize = 40;
const policy = { visibilitySeconds: 900, maxAttempts: 5, backoffSeconds: [0] };

const open: Readonly<Record<string, () => Promise<Database>>> = {
  SQLite: async () => openSqlite(await deployedSqlite()),
  PostgreSQL: async () => openPostgres(await deployedPostgres()),
};

interface QueuedWorld {
  readonly clock: MovingClock;
  readonly context: NightContext;
  readonly queue: WorkQueue;
  /** Handles messages until none is left. */
  drain(): Promise<void>;
}

async function worldOn(db: Database): Promise<QueuedWorld> {
  const clock = movingClock(`${DAY}T03:00:00.000Z`);
  const queue = databaseQueue(db, randomUUID(), policy, clock.now);
  const context: NightContext = {
    db,
    coordination: databaseCoordination(db, clock.now),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback,
    clock: () => new Date(clock.now()).toISOString(),
  };
  return { clock, context, queue, drain: () => drain(context, queue) };
}

async function drain(context: NightContext, queue: WorkQueue): Promise<void> {
  for (;;) {
    const { done, retried, dead } = await queue.handle(stepHandler(context, policy.maxAttempts), 3);
    if (done + retried + dead === 0) return;
  }
}

const planned = (context: NightContext, again = false) =>
  planNight(context, { partitionSize, businessDate: DAY, again });

describe.each(Object.entries(open))('a night over a queue on %s', (_name, openDatabase) => {
  let db: Database;
  let world: QueuedWorld;

  beforeEach(async () => {
    db = await openDatabase();
    await fillPortfolio(db, { customers: 200, businessDate: DAY });
    world = await worldOn(db);
  });
  afterEach(() => db.close());

  test('has the same positions, reasons, lists and totals as a night in one process', async () => {
    const alone = await openDatabase();
    await fillPortfolio(alone, { customers: 200, businessDate: DAY });
    await nightAlone(alone);
    await planned(world.context);
    await world.drain();
    const result = await nightResult(db);
    expect(result.positions.length).toBeGreaterThan(100);
    expect(result).toEqual(await nightResult(alone));
    await alone.close();
  });

  test('asks for the same letters and submissions as a night in one process', async () => {
    const alone = await openDatabase();
    await fillPortfolio(alone, { customers: 200, businessDate: DAY });
    const sender = { source: 'S4', procedure: '01', validFrom: DAY, validTo: null };
    for (const one of [alone, db]) {
      await one.upsert(dunningSendersTable, [{ ...sender, sender: 'saldo' }]);
      await one.execute(
        `UPDATE saldo_strategies_TreatmentBranches SET treatment = 'letter' WHERE treatment = 'call'`,
      );
    }
    await nightAlone(alone);
    await planned(world.context);
    await world.drain();
    const letters = await lettersOf(db);
    expect(letters.length).toBeGreaterThan(10);
    expect(letters).toEqual(await lettersOf(alone));
    const submitted = await submittedItemsOf(db);
    expect(submitted.length).toBeGreaterThan(0);
    expect(submitted).toEqual(await submittedItemsOf(alone));
    await alone.close();
  });

  test('is planned once, however often the schedule fires', async () => {
    const first = await planned(world.context);
    expect(first.filter(({ status }) => status === 'planned').length).toBeGreaterThan(1);
    const second = await planned(world.context);
    expect(second.every(({ status }) => status === 'planned-before')).toBe(true);
    await world.drain();
    expect(await publishedRuns(db)).toEqual(first.map(({ run }) => run).toSorted());
  });

  test('is the same when every message comes twice and in another order', async () => {
    await planned(world.context);
    const sent: string[] = [];
    const twice = async () => {
      const bodies: string[] = [];
      const { done } = await world.queue.handle(async (messages) => {
        bodies.push(...messages.map(({ body }) => body));
        return [];
      }, 100);
      sent.push(...bodies);
      for (const body of [...bodies.toReversed(), ...bodies]) {
        const message = { id: 'again', group: null, body, attempt: 1 };
        expect(await stepHandler(world.context, policy.maxAttempts)([message])).toEqual([]);
      }
      return done > 0;
    };
    while (await twice());
    const result = await nightResult(db);
    for (const body of sent) {
      await stepHandler(
        world.context,
        policy.maxAttempts,
      )([{ id: 'late', group: null, body, attempt: 2 }]);
    }
    expect(await nightResult(db)).toEqual(result);
    expect((await publishedRuns(db)).length).toBeGreaterThan(1);
  });

  test('leaves out what belongs to a run that was planned again', async () => {
    const [before] = await planned(world.context);
    const [after] = await planned(world.context, true);
    await world.drain();
    const runs = await publishedRuns(db);
    expect(runs).toContain(after?.run);
    expect(runs).not.toContain(before?.run);
    expect(await world.queue.deadLetters(10)).toEqual([]);
  });

  test('gives up a message that asks for nothing known, and goes on with the others', async () => {
    await world.queue.send([{ id: 'poison', body: '{"step":"pay-everyone"}' }]);
    await planned(world.context);
    await world.drain();
    const [dead] = await world.queue.deadLetters(10);
    expect(dead).toMatchObject({
      id: 'poison',
      lastError: expect.stringContaining('STEP_INVALID'),
    });
    expect((await publishedRuns(db)).length).toBeGreaterThan(1);
  });

  test('is balanced anew when an agent joins after it was cut', async () => {
    const alone = await openDatabase();
    await fillPortfolio(alone, { customers: 200, businessDate: DAY });
    await joinAGroup(alone, 'zz-newcomer');
    await nightAlone(alone);
    await planned(world.context);
    await workUntilPublish(world);
    await joinAGroup(db, 'zz-newcomer');
    await world.drain();
    const result = await nightResult(db);
    expect(JSON.stringify(result.lists)).toContain('zz-newcomer');
    expect(result).toEqual(await nightResult(alone));
    await alone.close();
  });

  test('waits for its turn while another process publishes, however long, and is not given up', async () => {
    await planned(world.context);
    await workUntilPublish(world);
    const { coordination } = world.context;
    const other = await coordination.lease('publish-lists', 'another process', 3_600);
    for (let turn = 0; turn < 3 * policy.maxAttempts; turn += 1) {
      await world.drain();
      world.clock.pass(5);
    }
    expect(await publishedRuns(db)).toEqual([]);
    expect(await world.queue.deadLetters(10)).toEqual([]);
    if (other) await coordination.release(other);
    world.clock.pass(5);
    await world.drain();
    expect((await publishedRuns(db)).length).toBeGreaterThan(1);
  });

  test('is planned by the next try when a planner dies between planning and telling', async () => {
    const dying = { ...world.context, coordination: dyingAtTheEnd(world.context.coordination) };
    expect((await planned(dying)).map(({ status }) => status)).not.toContain('planned');
    world.clock.pass(2);
    const next = await planned(world.context);
    expect(next.filter(({ status }) => status === 'planned').length).toBeGreaterThan(1);
    await world.drain();
    expect((await publishedRuns(db)).length).toBeGreaterThan(1);
  });

  test('is not planned by the schedule on a day off, and by a person it is', async () => {
    world.clock.pass(-2 * 24 * 3600); // Saturday
    const saturday = await planNight(world.context, { partitionSize });
    expect(saturday.map(({ status }) => status)).not.toContain('planned');
    expect((await planned(world.context)).map(({ status }) => status)).toContain('planned');
  });

  test('does not write over lists that readers see by now', async () => {
    await planned(world.context);
    await world.drain();
    const before = await nightResult(db);
    const [run] = await publishedRuns(db);
    const { setup } = await openRun(db, String(run));
    const calendar = await loadCalendar(db, setup.segment.calendar);
    const pool = openBalancePool({ threads: 1, solve: await loadLpSolver() });
    const late = { ...pool, calendar, now: world.context.clock() };
    await expect(balanceRun(db, String(run), setup, late)).rejects.toThrow('dropped or published');
    expect(await nightResult(db)).toEqual(before);
    await pool.close();
  });

  test('stops before partitions of one run are judged by different strategies', async () => {
    await planned(world.context);
    await db.execute("UPDATE saldo_worklists_Runs SET strategyVersions = '[]'");
    await world.drain();
    expect(await publishedRuns(db)).toEqual([]);
    const [dead] = await world.queue.deadLetters(1);
    expect(dead?.lastError).toContain('RUN_SETUP_CHANGED');
  });

  test('says of each partition why it was given up, until it is done after all', async () => {
    await planned(world.context);
    const frozen = await db.query<{ run: string; versions: string }>(
      'SELECT ID AS run, strategyVersions AS versions FROM saldo_worklists_Runs',
    );
    await db.execute("UPDATE saldo_worklists_Runs SET strategyVersions = '[]'");
    await world.drain();
    const parts = () =>
      db.query<{ status: string; message: string | null }>(
        'SELECT DISTINCT status, message FROM saldo_worklists_RunPartitions',
      );
    expect((await parts()).map(({ status }) => status)).toEqual(
      (await parts()).map(() => 'failed'),
    );
    expect((await parts())[0]?.message).toContain('RUN_SETUP_CHANGED');
    for (const { run, versions } of frozen) {
      await db.execute('UPDATE saldo_worklists_Runs SET strategyVersions = ? WHERE ID = ?', [
        versions,
        run,
      ]);
    }
    await world.queue.redrive();
    await world.drain();
    expect(await parts()).toEqual([{ status: 'evaluated', message: null }]);
    expect((await publishedRuns(db)).length).toBeGreaterThan(1);
  });
});

/** Dies before it has told that something is done. */
function dyingAtTheEnd(coordination: Coordination): Coordination {
  return {
    lease: (name, holder, seconds) => coordination.lease(name, holder, seconds),
    renew: (lease, seconds) => coordination.renew(lease, seconds),
    release: (lease) => coordination.release(lease),
    draw: (name, wanted, budget) => coordination.draw(name, wanted, budget),
    close: (name, seconds) => coordination.close(name, seconds),
    once: (request) => coordination.once(request),
    complete: () => Promise.reject(new Error('killed')),
    abandon: (name, claim) => coordination.abandon(name, claim),
  };
}

/** Does all steps but the last, which stay in the queue. */
async function workUntilPublish({ context, queue }: QueuedWorld): Promise<void> {
  for (let others = 1; others > 0; ) {
    await queue.handle(async (messages) => {
      const isLast = ({ body }: QueueMessage) => body.includes('"publish"');
      const work = messages.filter((message) => !isLast(message));
      others = work.length;
      await stepHandler(context, policy.maxAttempts)(work);
      return messages.filter(isLast).map(({ id }) => ({ id, error: 'later' }));
    }, 1_000);
  }
}

async function joinAGroup(db: Database, agent: string): Promise<void> {
  await db.insert(specialistsTable, [
    { agent, name: agent, capacityMinutes: 420, fullTimeShare: '1', isActive: true },
  ]);
  await db.execute(
    `INSERT INTO ${groupMembersTable.name} (collectionGroup, agent)
    SELECT MIN(m.collectionGroup), ? FROM ${groupMembersTable.name} m`,
    [agent],
  );
  await db.execute(
    `INSERT INTO saldo_organization_SpecialistLanguages (agent, language)
    SELECT DISTINCT ?, l.language FROM saldo_organization_SpecialistLanguages l`,
    [agent],
  );
}

async function nightAlone(db: Database): Promise<void> {
  const clock = () => `${DAY}T03:00:00.000Z`;
  const solve = await loadLpSolver();
  await runNight(db, { businessDate: DAY, clock, solve, partitionSize, lookback });
}

async function publishedRuns(db: Database): Promise<string[]> {
  const rows = await db.query<{ run: string }>('SELECT run FROM saldo_worklists_PublishedRuns');
  return rows.map(({ run }) => run).toSorted();
}

function lettersOf(db: Database): Promise<{ partner: string; id: string }[]> {
  return db.query(
    'SELECT partner, ID AS id, operation FROM saldo_contacts_Letters ORDER BY partner, ID',
  );
}

/** Their ids are of the run, and so another in each night. */
function submittedItemsOf(db: Database): Promise<{ document: string }[]> {
  return db.query(
    `SELECT submission.partner, submission.collectionGroup, given.document, operation.state
    FROM saldo_placements_Submissions submission
    JOIN saldo_placements_SubmittedItems given ON given.submission = submission.ID
    JOIN saldo_operations_Operations operation ON operation.ID = submission.operation
    ORDER BY submission.partner, given.document`,
  );
}
