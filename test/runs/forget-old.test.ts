import type { Database } from '../../srv/platform/database.ts';
import {
  changedCustomersTable,
  publishedRunsTable,
  rejectionsTable,
  runPartitionsTable,
  runsTable,
} from '../../srv/platform/tables.ts';
import { forgetOld } from '../../srv/runs/forget-old.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';

const NOW = '2026-11-23T03:00:00.000Z';
const RETENTION = { changes: 30, runDetails: 90 };

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
    await forgetOld(db, NOW, RETENTION);
    const left = await keys('SELECT ID AS "key" FROM saldo_mirror_ChangedCustomers');
    expect(left).toEqual(['new', 'waits']);
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
    await forgetOld(db, NOW, RETENTION);
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
});
