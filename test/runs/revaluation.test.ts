import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { groupsTable, handOversTable, promisesTable } from '../../srv/platform/tables.ts';
import { evaluatePartition } from '../../srv/runs/evaluate-partition.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight, type SegmentNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

const NIGHT = `${MONDAY}T03:00:00.000Z`;
const MORNING = `${MONDAY}T10:00:00.000Z`;

describe.each(Object.entries(databases))('looking again at who changed on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, [
      { partner: '100', items: [{ daysOverdue: 40, amount: '800.00' }] },
      { partner: '101', items: [{ daysOverdue: 12, amount: '410.10' }] },
      { partner: '200', items: [{ daysOverdue: 40, amount: '90.00' }], companyCode: '1100' },
    ]);
  });
  afterEach(() => opened.close());

  /** A night; `meanwhile` happens after the partition of DE-RETAIL was read. */
  async function night(at = NIGHT, meanwhile = async () => {}): Promise<SegmentNight[]> {
    return runNight(db, {
      businessDate: MONDAY,
      clock: () => at,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
      evaluate: async (partition, setup) => {
        const rows = await evaluatePartition(db, partition, setup, lookback);
        if (setup.segment.segment === 'DE-RETAIL') await meanwhile();
        return rows;
      },
    });
  }
  const pay = async (partner: string, changedAt = MORNING) => {
    await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = ?", [
      partner,
    ]);
    await markChanged(db, [{ source: 'S4', partner, cause: 'payment', changedAt }]);
  };
  const lookAgain = (now = MORNING) => revalueChanged(db, { now, lookback });
  const statusOf = async (partner: string) => {
    const rows = await db.query<{ status: string; closedBy: string | null }>(
      `SELECT p.status, p.closedBy AS "closedBy" FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.partner = ?`,
      [partner],
    );
    return rows[0];
  };
  const pending = () =>
    db.query('SELECT partner FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL');
  const rejections = (origin: string) =>
    db.query(
      `SELECT object, objectKey AS "objectKey", code FROM saldo_mirror_Rejections
      WHERE origin = ? ORDER BY objectKey`,
      [origin],
    );

  test('who was handed over stays with that group, over nights too, if the segment has it', async () => {
    await db.upsert(groupsTable, [
      { collectionGroup: 'SPECIAL', segment: 'DE-RETAIL', name: 'Special', kind: 'special' },
    ]);
    const when = { validFrom: MONDAY, validTo: MONDAY, createdAt: NIGHT };
    const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
    const to = (digit: number, partner: string, toGroup: string) => ({
      ID: id(digit),
      segment: 'DE-RETAIL',
      source: 'S4',
      partner,
      toGroup,
      ...when,
    });
    await db.insert(handOversTable, [to(1, '100', 'SPECIAL'), to(2, '101', 'GONE')]);
    await night();
    const groups = await db.query<{ partner: string; team: string }>(
      `SELECT p.partner, p.collectionGroup AS team FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.segment = 'DE-RETAIL'`,
      [],
    );
    const teamOf = new Map(groups.map(({ partner, team }) => [partner, team]));
    expect(teamOf.get('100')).toBe('SPECIAL');
    expect(teamOf.get('101')).not.toBe('GONE');
    expect(teamOf.get('101')).not.toBe('SPECIAL');
  });

  test('a payment that arrives during the night counts at publishing', async () => {
    await night(`${MONDAY}T01:00:00.000Z`);
    await night(NIGHT, async () => {
      await pay('101', `${MONDAY}T02:59:59.900Z`); // stamped before the night, seen by the old run
      expect(await lookAgain(`${MONDAY}T03:00:00.050Z`)).toMatchObject({ positionsClosed: 1 });
    });
    expect(await statusOf('101')).toMatchObject({ status: 'closed' });
    expect(await pending()).toEqual([]);
  });

  test('a segment that cannot be evaluated waits and is listed, the others are done', async () => {
    await night();
    await db.execute(
      "DELETE FROM saldo_organization_SegmentPolicies WHERE segment = 'DE-BUSINESS'",
    );
    await pay('101');
    await pay('200');
    const report = await lookAgain();
    expect(report).toMatchObject({ positionsClosed: 1, rejected: 1 });
    expect(await statusOf('101')).toMatchObject({ status: 'closed', closedBy: 'payment' });
    expect(await statusOf('200')).toMatchObject({ status: 'open' });
    expect(await pending()).toEqual([{ partner: '200' }]);
    expect(await rejections('revalue')).toEqual([
      { object: 'Segment', objectKey: 'DE-BUSINESS', code: 'POLICY_MISSING' },
    ]);
  });

  test('a segment that fails leaves the others published, with who paid meanwhile', async () => {
    await night(`${MONDAY}T01:00:00.000Z`);
    await db.execute(
      "DELETE FROM saldo_organization_SegmentPolicies WHERE segment = 'DE-BUSINESS'",
    );
    await pay('101', NIGHT);
    await pay('200', NIGHT);
    const nights = await night();
    const failed = nights.filter(({ status }) => status === 'failed');
    expect(failed.map(({ segment }) => segment)).toEqual(['DE-BUSINESS']);
    expect(await pending()).toEqual([{ partner: '200' }]);
  });

  test('who has paid everything owes nothing, due or not', async () => {
    await night();
    await pay('101');
    await lookAgain();
    const [row] = await db.query<{ open: string; overdue: string }>(
      `SELECT openAmount AS open, overdueAmount AS overdue FROM saldo_worklists_Positions
      WHERE partner = '101'`,
    );
    expect([Number(row.open), Number(row.overdue)]).toEqual([0, 0]);
  });

  test('what an agent has completed keeps saying so when facts change', async () => {
    await night();
    await db.execute(`UPDATE saldo_worklists_Positions SET status = 'completed', closedBy = 'agent'
      WHERE partner = '100'`);
    await db.execute("UPDATE saldo_ledger_Items SET amount = '700.00' WHERE partner = '100'");
    await markChanged(db, [{ source: 'S4', partner: '100', cause: 'item', changedAt: MORNING }]);
    expect(await lookAgain()).toMatchObject({ positionsChanged: 1 });
    expect(await statusOf('100')).toEqual({ status: 'completed', closedBy: 'agent' });
  });

  test('a promise of a category without a policy is listed by the night and in the day', async () => {
    await db.insert(promisesTable, [
      {
        ID: 'p1',
        source: 'S4',
        partner: '100',
        segment: 'DE-RETAIL',
        category: '99',
        promisedOn: MONDAY,
        status: '0',
        needsApproval: false,
        fulfilmentPercent: '0',
      },
    ]);
    const listed = { object: 'Promise', objectKey: 'p1', code: 'PROMISE_POLICY_MISSING' };
    await night();
    expect(await rejections('promises')).toEqual([listed]);
    await db.execute('DELETE FROM saldo_mirror_Rejections');
    await markChanged(db, [{ source: 'S4', partner: '100', cause: 'item', changedAt: MORNING }]);
    await lookAgain();
    expect(await rejections('promises')).toEqual([listed]);
  });

  test('a mark says when the work was done, not when it began', async () => {
    await night();
    await pay('101');
    const clock = () => `${MONDAY}T10:00:07.000Z`;
    await revalueChanged(db, { now: MORNING, clock, lookback });
    const rows = await db.query<{ at: string }>(
      'SELECT processedAt AS "at" FROM saldo_mirror_ChangedCustomers',
    );
    expect(rows).toEqual([{ at: clock() }]);
  });

  test('many changes are dealt with some at a time, and what was done before a crash stays done', async () => {
    await night();
    await pay('101', `${MONDAY}T09:00:00.000Z`);
    await pay('100', `${MONDAY}T09:30:00.000Z`);
    let batches = 0;
    const clock = () => {
      batches += 1;
      if (batches === 2) throw new Error('The process ends.');
      return MORNING;
    };
    const walk = () => revalueChanged(db, { now: MORNING, clock, lookback, batch: 1 });
    await expect(walk()).rejects.toThrow('The process ends.');
    expect(await statusOf('101')).toMatchObject({ status: 'closed' });
    expect(await pending()).toEqual([{ partner: '100' }]);
    expect(await walk()).toMatchObject({ customers: 1, positionsClosed: 1 });
    expect(await pending()).toEqual([]);
  });

  test('whoever has to wait does not keep later changes waiting', async () => {
    await night();
    await db.execute(
      "DELETE FROM saldo_organization_SegmentPolicies WHERE segment = 'DE-BUSINESS'",
    );
    await pay('200', `${MONDAY}T09:00:00.000Z`);
    await pay('101', `${MONDAY}T09:30:00.000Z`);
    await pay('100', `${MONDAY}T09:30:00.000Z`);
    const report = await revalueChanged(db, { now: MORNING, lookback, batch: 1 });
    expect(report).toMatchObject({ customers: 3, positionsClosed: 2, rejected: 1 });
    expect(await pending()).toEqual([{ partner: '200' }]);
  });
});
