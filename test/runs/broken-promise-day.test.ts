import { factIndex } from '../../srv/domain/fact-catalogue.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { readFactRows } from '../../srv/runs/fact-rows.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';

test.each([
  ['in the segment’s evening, a day later in UTC', 'America/Bogota', '2026-11-21T02:00:00.000Z', 3],
  ['just after midnight, a day earlier in UTC', 'Europe/Berlin', '2026-11-20T23:30:00.000Z', 2],
  ['by an event after the evening’s list was made', 'UTC', '2026-11-24T01:00:00.000Z', 0],
])(
  'a promise judged broken %s is as old as the segment’s calendar says',
  async (_, timeZone, judgedAt, days) => {
    const db = openSqlite(await deployedSqlite());
    await loadSmallBank(db, [{ partner: '100', items: [{ daysOverdue: 40, amount: '800.00' }] }]);
    await db.execute('UPDATE saldo_organization_Segments SET timeZone = ?', [timeZone]);
    await db.insert(promisesTable, [
      {
        ID: 'p1',
        source: 'S4',
        partner: '100',
        segment: 'DE-RETAIL',
        category: '01',
        promisedOn: '2026-11-10',
        status: '3',
        judgedAt,
        needsApproval: false,
        currency: 'EUR',
        amount: '100.00',
        fulfilmentPercent: '0',
      },
    ]);
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback: DEFAULT_LOOKBACK,
    });
    const [position] = await db.query<{ factRow: string }>(
      'SELECT factRow AS "factRow" FROM saldo_worklists_Positions',
    );
    const rows = await readFactRows(db, [position.factRow]);
    const facts = rows.get(position.factRow)?.facts ?? [];
    expect(facts[factIndex('daysSinceBrokenPromise')]).toBe(days);
    await db.close();
  },
);
