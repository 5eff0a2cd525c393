import type { Database } from '../../srv/platform/database.ts';
import {
  changedCustomersTable,
  contractSnapshotsTable,
  factRowsTable,
  listEntriesTable,
  loadsTable,
  positionEventsTable,
  positionsTable,
  publishedRunsTable,
  rejectedRowsTable,
  rejectionsTable,
  retentionPeriodsTable,
  runPartitionsTable,
  runsTable,
  statesTable,
  teamChangesTable,
  temporaryAssignmentsTable,
} from '../../srv/platform/tables.ts';
import { forgetOld } from '../../srv/runs/forget-old.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';

const NOW = '2026-11-23T03:00:00.000Z';
const TODAY = '2026-11-23';

describe.each(Object.entries(databases))('working rows on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
  });
  afterEach(() => opened.close());

  const mark = (ID: string, processedAt: string | null) => ({
    ID,
    source: 'S4',
    partner: '100',
    cause: 'item',
    changedAt: '2026-01-01T00:00:00.000Z',
    processedAt,
  });
  const keys = async (sql: string) =>
    (await db.query<{ key: string }>(sql)).map(({ key }) => key).sort();

  test('a mark goes when it was dealt with long ago, one that waits never does', async () => {
    await db.insert(changedCustomersTable, [
      mark('old', '2026-10-23T03:00:00.000Z'),
      mark('new', '2026-10-25T03:00:00.000Z'),
      mark('waits', null),
    ]);
    await forgetOld(db, NOW);
    const left = await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers');
    expect(left).toEqual(['new', 'waits']);
  });

  test('the mark of a changed partner stays until its addresses were read', async () => {
    const old = mark('read', '2026-10-23T03:00:00.000Z');
    await db.insert(changedCustomersTable, [
      { ...old, cause: 'partner' },
      { ...old, ID: 'item', changedAt: '2026-03-01T00:00:00.000Z' },
      { ...old, ID: 'unread', cause: 'partner', changedAt: '2026-03-01T00:00:00.000Z' },
    ]);
    const state = { source: 'S4', object: 'contact-points' };
    await db.insert(statesTable, [{ ...state, deltaAt: '2026-02-01T00:00:00.000Z' }]);
    await forgetOld(db, NOW);
    expect(await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers')).toEqual(['unread']);
    await db.upsert(statesTable, [{ ...state, deltaAt: '2026-03-02T00:00:00.000Z' }]);
    await forgetOld(db, NOW);
    expect(await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers')).toEqual([]);
  });

  test('who spread work differently is told as long as lists are kept', async () => {
    await db.insert(teamChangesTable, [
      { ID: 'old', changedAt: '2025-10-18T03:00:00.000Z' },
      { ID: 'young', changedAt: '2025-10-20T03:00:00.000Z' },
    ]);
    await forgetOld(db, NOW);
    expect(await keys('SELECT ID AS "key" FROM saldo_teams_TeamChanges')).toEqual(['young']);
  });

  test('who worked whose customers for a while is known as long as lists are kept', async () => {
    const loan = (ID: string, validTo: string) => ({ ID, segment: 'S', agent: 'ana', validTo });
    const rows = [loan('old', '2025-10-18'), loan('young', '2025-10-20'), loan('now', TODAY)];
    await db.insert(temporaryAssignmentsTable, rows);
    await forgetOld(db, NOW);
    const left = await keys('SELECT ID AS "key" FROM saldo_organization_TemporaryAssignments');
    expect(left).toEqual(['now', 'young']);
  });

  test('rows of files go after two weeks, those of a load that failed, too', async () => {
    const load = (ID: string, uploadedAt: string, report: string | null) => ({
      ...{ ID, uploadedAt, report, status: report ? 'loaded' : 'failed', header: '["Name"]' },
    });
    await db.insert(loadsTable, [
      load('failed', '2026-11-08T00:00:00.000Z', null),
      load('loaded', '2026-11-08T00:00:00.000Z', '{}'),
      load('young', '2026-11-10T00:00:00.000Z', '{}'),
    ]);
    await db.insert(
      rejectedRowsTable,
      ['failed', 'loaded', 'young'].map((id) => ({ load: id, rowNumber: 1, cells: '["Ana"]' })),
    );
    await forgetOld(db, NOW);
    expect(await keys('SELECT load AS "key" FROM saldo_files_RejectedRows')).toEqual(['young']);
    const shown = `SELECT ID AS "key" FROM saldo_files_Loads
      WHERE report IS NOT NULL OR header IS NOT NULL`;
    expect(await keys(shown)).toEqual(['young']);
    expect(await keys('SELECT ID AS "key" FROM saldo_files_Loads')).toHaveLength(3);
  });

  test('details of a run go after their time, the run itself and a published one’s stay', async () => {
    const runs = { old: '2026-08-01', shown: '2026-08-01', new: '2026-11-01' };
    for (const [ID, day] of Object.entries(runs)) {
      await db.insert(runsTable, [{ ID, plannedAt: `${day}T03:00:00.000Z` }]);
      await db.insert(runPartitionsTable, [{ run: ID, number: 1 }]);
      await db.insert(rejectionsTable, [{ ID, run: ID }]);
    }
    await db.insert(rejectionsTable, [{ ID: 'mirror', run: null }]);
    await db.insert(publishedRunsTable, [{ segment: 'DE-RETAIL', run: 'shown' }]);
    await forgetOld(db, NOW);
    expect(await keys('SELECT run AS "key" FROM saldo_worklists_RunPartitions')).toEqual([
      'new',
      'shown',
    ]);
    expect(await keys('SELECT ID AS "key" FROM saldo_mirror_Rejections')).toEqual([
      'mirror',
      'new',
      'shown',
    ]);
    expect(await keys('SELECT ID AS "key" FROM saldo_worklists_Runs')).toHaveLength(3);
  });

  test('more marks than one batch takes all go', async () => {
    const old = Array.from({ length: 2_500 }, (_, index) =>
      mark(`old-${index}`, '2026-01-02T03:00:00.000Z'),
    );
    await db.insert(changedCustomersTable, old);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 0);
    await forgetOld(db, NOW);
    clearInterval(others);
    expect(await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers')).toEqual([]);
    expect(turns).toBeGreaterThan(0); // others had their turn between batches
  });

  const keep = (kind: string, days: number, monthEndDays: number | null = null) =>
    db.insert(retentionPeriodsTable, [{ kind, validFrom: '2026-01-01', days, monthEndDays }]);

  test('are kept as long as the bank says, from the day it says so', async () => {
    const earlier = { kind: 'changes', validFrom: '2025-01-01', days: 500 };
    const later = { kind: 'changes', validFrom: '2027-01-01', days: 900 };
    await db.insert(retentionPeriodsTable, [earlier, later]);
    await keep('changes', 5);
    await db.insert(changedCustomersTable, [
      mark('old', '2026-11-17T03:00:00.000Z'),
      mark('new', '2026-11-19T03:00:00.000Z'),
    ]);
    await forgetOld(db, NOW);
    expect(await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers')).toEqual(['new']);
  });

  /** A published run of one customer with facts of its own, and facts that an event alone points to. */
  async function pastRun(ID: string, businessDate: string, factRow = `facts-${ID}`) {
    const at = `${businessDate}T03:00:00.000Z`;
    const segment = 'DE-RETAIL';
    const customer = { run: ID, source: 'S4', partner: '100' };
    await db.insert(runsTable, [{ ID, segment, businessDate, plannedAt: at, publishedAt: at }]);
    await db.insert(positionsTable, [{ ...customer, segment, businessDate, factRow }]);
    await db.insert(listEntriesTable, [{ ...customer, agent: 'ana', rank: 1 }]);
    await db.insert(positionEventsTable, [
      { ID: `event-${ID}`, ...customer, fromFactRow: `noon-${ID}`, toFactRow: factRow },
    ]);
    await db.upsert(factRowsTable, [
      { hash: factRow, lastSeenOn: businessDate },
      { hash: `noon-${ID}`, lastSeenOn: businessDate },
    ]);
    await db.insert(contractSnapshotsTable, [
      { businessDate, source: 'S4', contract: ID, currency: 'EUR', segment },
    ]);
  }
  const runsWithRows = (table: string) =>
    keys(`SELECT DISTINCT run AS "key" FROM saldo_worklists_${table}`);
  const facts = () => keys('SELECT hash AS "key" FROM saldo_worklists_FactRows');

  test('of worklists go with their facts; the last of a month stays, with everything it points to', async () => {
    await keep('worklists', 30, 300);
    await pastRun('june-29', '2026-06-29');
    await pastRun('june-30', '2026-06-30', 'shared');
    await pastRun('july-1', '2026-07-01', 'shared');
    await pastRun('november', '2026-11-20');
    await forgetOld(db, NOW);
    for (const table of ['Positions', 'ListEntries', 'PositionEvents']) {
      expect(await runsWithRows(table)).toEqual(['july-1', 'june-30', 'november']);
    }
    expect(await facts()).toEqual([
      'facts-november',
      'noon-july-1',
      'noon-june-30',
      'noon-november',
      'shared',
    ]);
    expect(await keys('SELECT ID AS "key" FROM saldo_worklists_Runs')).toHaveLength(4);
  });

  test('of a month end keep their facts when a younger run that shares them goes', async () => {
    await keep('worklists', 30, 300);
    await pastRun('june-30', '2026-06-30', 'shared');
    await pastRun('july-1', '2026-07-01', 'shared');
    await pastRun('july-31', '2026-07-31');
    await forgetOld(db, NOW);
    expect(await runsWithRows('Positions')).toEqual(['july-31', 'june-30']);
    expect(await facts()).toEqual(['facts-july-31', 'noon-july-31', 'noon-june-30', 'shared']);
  });

  test('of a month end go after their longer time, facts too, also when it was made shorter', async () => {
    await keep('worklists', 30, 300);
    await pastRun('june-30', '2026-06-30');
    await pastRun('november', '2026-11-20');
    await forgetOld(db, NOW);
    await db.execute('UPDATE saldo_organization_RetentionPeriods SET monthEndDays = 60');
    await forgetOld(db, NOW);
    expect(await runsWithRows('Positions')).toEqual(['november']);
    expect(await facts()).toEqual(['facts-november', 'noon-november']);
  });

  test('of the published list stay, however old it is', async () => {
    await keep('worklists', 30);
    await pastRun('shown', '2026-06-29');
    await db.insert(publishedRunsTable, [{ segment: 'DE-RETAIL', run: 'shown' }]);
    await forgetOld(db, NOW);
    expect(await runsWithRows('Positions')).toEqual(['shown']);
    expect(await facts()).toEqual(['facts-shown', 'noon-shown']);
  });

  test('of the published list keep their facts when another run that shares them goes', async () => {
    await keep('worklists', 30);
    await pastRun('shown', '2026-06-29', 'shared');
    await pastRun('gone', '2026-06-30', 'shared');
    await db.insert(publishedRunsTable, [{ segment: 'DE-RETAIL', run: 'shown' }]);
    await forgetOld(db, NOW);
    expect(await runsWithRows('Positions')).toEqual(['shown']);
    expect(await facts()).toEqual(['noon-shown', 'shared']);
    await forgetOld(db, NOW);
    expect(await facts()).toEqual(['noon-shown', 'shared']);
  });

  test('of contracts’ states are not read again on days that all segments keep', async () => {
    await keep('snapshots', 30, 200);
    for (const day of ['2026-06-29', '2026-06-30']) await pastRun(day, day);
    const read: unknown[] = [];
    const watched = new Proxy(db, {
      get: (target, name) => {
        const method = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (sql: string, params: unknown[]) => {
          if (name === 'execute' && sql.includes('ContractSnapshots')) read.push(params[0]);
          return method.call(target, sql, params);
        };
      },
    });
    await forgetOld(watched, NOW);
    expect(read).toEqual(['2026-06-29']);
  });

  test('of contracts’ states go by day; those of a month end stay longer', async () => {
    await keep('snapshots', 30, 200);
    for (const day of ['2026-01-31', '2026-06-29', '2026-06-30', '2026-11-20', TODAY]) {
      await pastRun(day, day);
    }
    await forgetOld(db, NOW);
    const days = 'SELECT businessDate AS "key" FROM saldo_worklists_ContractSnapshots';
    expect(await keys(days)).toEqual(['2026-06-30', '2026-11-20', TODAY]);
  });
});
