import { openPostgres } from '../../srv/platform/postgres.ts';
import { contactsTable } from '../../srv/platform/tables.ts';
import { contacts } from '../../srv/runs/customer-queries.ts';
import { deployedPostgres } from '../support/deploy.ts';

/** As after a campaign: a dialler writes many contacts with one instant. SQLite reads them by an index with the id. */
const at = { startedAt: '2026-11-20T15:00:00.000Z', localDate: '2026-11-20' };
const of = { source: 'S4', partner: '100', segment: 'DE-RETAIL', direction: 'outbound' };

test('contacts of one instant are read in the same order, however they are stored', async () => {
  const db = openPostgres(await deployedPostgres());
  await db.insert(contactsTable, [
    { ID: 'c2', ...of, ...at, isReached: true, isRightParty: true },
    { ID: 'c1', ...of, ...at, isReached: false, isRightParty: false },
    { ID: 'c3', ...of, ...at, isReached: false, isRightParty: false },
  ]);
  const customers = { kind: 'listed', source: 'S4', partners: ['100'] } as const;
  const scope = { dialect: db.dialect, customers, segment: 'DE-RETAIL' };
  const rows = await db.query<{ isReached: number }>(...contacts(scope, '2026-01-01'));
  await db.close();
  expect(rows.map(({ isReached }) => Boolean(isReached))).toEqual([false, true, false]);
});
