import { randomUUID } from 'node:crypto';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { evaluatePartition } from '../../srv/runs/evaluate-partition.ts';
import type { PartitionEvaluator } from '../../srv/runs/evaluate-run.ts';
import { runNight, type SegmentNight } from '../../srv/runs/night.ts';
import { publishRun } from '../../srv/runs/publish-run.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { loadSegmentSetup, loadSegments } from '../../srv/runs/segment-setup.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addCustomers, loadSmallBank, MONDAY } from '../support/small-bank.ts';

describe.each(Object.entries(databases))('nights that meet on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, [{ partner: '100', items: [{ daysOverdue: 40, amount: '80.00' }] }]);
  });
  afterEach(() => opened.close());

  /** A night during which something happens after a partition was read. */
  async function night(
    meanwhile: (run: string) => Promise<void> = async () => undefined,
    businessDate = MONDAY,
  ): Promise<SegmentNight> {
    const evaluate: PartitionEvaluator = async (partition, setup) => {
      const rows = await evaluatePartition(db, partition, setup, lookback);
      await meanwhile(partition.run);
      return rows;
    };
    const nights = await runNight(db, {
      businessDate,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 1,
      lookback,
      evaluate,
    });
    return nights.find(({ segment }) => segment === 'DE-RETAIL') as SegmentNight;
  }

  const published = () =>
    db.query("SELECT run FROM saldo_worklists_PublishedRuns WHERE segment = 'DE-RETAIL'");

  test('a second night beside the first is refused, and the first is published whole', async () => {
    const second: unknown[] = [];
    const first = await night(async () => {
      second.push(await night().catch((error) => error));
    });
    expect(second).toEqual([expect.objectContaining({ code: 'NIGHT_BUSY' })]);
    expect(first).toMatchObject({ status: 'published', counts: { positions: 1 } });
    expect(await published()).toEqual([{ run: first.run }]);
  });

  test('a payment after a partition was read is no difference of the run', async () => {
    const run = await night(async () => {
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = '100'");
    });
    expect(run.totals).toEqual([
      expect.objectContaining({ currency: 'EUR', items: 1, mirrorItems: 1, agrees: true }),
    ]);
  });

  test('a night after the other one is not refused', async () => {
    await night();
    expect(await night()).toMatchObject({ status: 'published' });
  });

  test('a night whose run was dropped meanwhile writes nothing more and publishes nothing', async () => {
    const before = await night();
    const after = await night(async (run) => {
      await db.execute('DELETE FROM saldo_worklists_RunPartitions WHERE run = ?', [run]);
      await db.execute('DELETE FROM saldo_worklists_Runs WHERE ID = ?', [run]);
    });
    expect(after).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('RUN_SUPERSEDED'),
    });
    expect(await published()).toEqual([{ run: before.run }]);
    const runs = await db.query('SELECT DISTINCT run FROM saldo_worklists_Positions');
    expect(runs).toEqual([{ run: before.run }]);
  });

  test('a run that is gone cannot be published', async () => {
    const [segment] = await loadSegments(db);
    const setup = await loadSegmentSetup(db, segment, MONDAY);
    const run = { id: randomUUID(), segment: segment.segment, partitions: [] };
    const at = `${MONDAY}T03:00:00.000Z`;
    await expect(publishRun(db, run, setup, { startedAt: at, now: at })).rejects.toMatchObject({
      code: 'RUN_SUPERSEDED',
    });
    expect(await db.query('SELECT run FROM saldo_worklists_PublishedRuns')).toEqual([]);
  });

  test('a failed night names its segment on a run of its own', async () => {
    await db.execute("DELETE FROM saldo_organization_SegmentPolicies WHERE segment = 'DE-RETAIL'");
    await night();
    const runs = await db.query<{ message: string }>(
      "SELECT status, message FROM saldo_worklists_Runs WHERE segment = 'DE-RETAIL'",
    );
    expect(runs).toEqual([
      { status: 'failed', message: expect.stringContaining('POLICY_MISSING') },
    ]);
  });

  test('a day that is over gets no lists, and what was recorded of it stays', async () => {
    await night();
    const snapshots = () =>
      db.query('SELECT overdue FROM saldo_worklists_ContractSnapshots ORDER BY contract');
    const recorded = await snapshots();
    await db.execute("UPDATE saldo_ledger_Items SET amount = '1.00'");
    await night();
    expect(await snapshots()).toEqual(recorded);
    const early = await night(undefined, '2026-11-20');
    expect(early).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('NIGHT_TOO_EARLY'),
    });
  });

  test('a day that is none in the calendar is refused before anything is done', async () => {
    await expect(night(undefined, '2026-02-31')).rejects.toMatchObject({ code: 'DATE_INVALID' });
    expect(await db.query('SELECT ID FROM saldo_worklists_Runs')).toEqual([]);
  });

  test('what a night recorded that failed half-way is made anew', async () => {
    await addCustomers(db, [{ partner: '101', items: [{ daysOverdue: 9, amount: '20.00' }] }]);
    await db.execute("UPDATE saldo_ledger_Items SET amount = '1.00' WHERE partner = '100'");
    let read = 0;
    const failed = await night(async () => {
      read += 1;
      if (read === 2) throw new Error('the power is gone');
    });
    expect(failed.status).toBe('failed');
    await db.execute("UPDATE saldo_ledger_Items SET amount = '80.00' WHERE partner = '100'");
    await night();
    const rows = await db.query<{ overdue: string }>(
      "SELECT overdue FROM saldo_worklists_ContractSnapshots WHERE contract = 'C100'",
    );
    expect(rows.map(({ overdue }) => Number(overdue))).toEqual([80]);
  });
});
