import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { segmentsTable } from '../../srv/platform/tables.ts';
import { bankDays, segmentDays } from '../../srv/runs/bank-days.ts';
import { deployedSqlite } from '../support/deploy.ts';

const EVENING_IN_UTC = '2026-11-22T23:30:00.000Z';

describe('the days of a bank', () => {
  let db: Database;

  beforeAll(async () => {
    db = openSqlite(await deployedSqlite());
  });
  afterAll(() => db.close());

  test('without segments are those of UTC', async () => {
    expect(await bankDays(db, EVENING_IN_UTC)).toEqual({
      earliest: '2026-11-22',
      latest: '2026-11-22',
    });
  });

  test('are two while midnight passes over its segments, each of which has its own', async () => {
    await db.insert(segmentsTable, [
      { segment: 'CL', timeZone: 'America/Santiago' },
      { segment: 'DE', timeZone: 'Europe/Berlin' },
    ]);
    const [earliest, latest] = ['2026-11-22', '2026-11-23'];
    expect(await bankDays(db, EVENING_IN_UTC)).toEqual({ earliest, latest });
    const dayIn = await segmentDays(db, EVENING_IN_UTC);
    expect(['CL', 'DE', null].map(dayIn)).toEqual([earliest, latest, '2026-11-22']);
    expect(await bankDays(db, '2026-11-23T12:00:00.000Z')).toEqual({
      earliest: latest,
      latest,
    });
  });
});
