import { capDatabase, databaseInCapTransaction } from '../../srv/platform/cap-database.ts';
import { refreshStatistics } from '../../srv/platform/refresh-statistics.ts';
import { leasesTable } from '../../srv/platform/tables.ts';
import { type CapService, capService } from '../support/databases.ts';

const lease = {
  name: 'night',
  holder: 'worker',
  fencingToken: 7,
  expiresAt: '2026-03-02T08:00:00.000Z',
};

describe.each(['sqlite', 'postgres'] as const)("plain SQL in CAP's transaction on %s", (kind) => {
  let service: CapService;

  beforeAll(async () => {
    service = await capService(kind);
  });
  afterAll(() => service.disconnect());

  const count = `SELECT COUNT(*) AS "count" FROM ${leasesTable.name}`;

  test('is rolled back with it', async () => {
    const tx = service.tx();
    await (await databaseInCapTransaction(tx)).insert(leasesTable, [lease]);
    await tx.rollback();
    expect(await capDatabase(service).query(count)).toEqual([{ count: 0 }]);
  });

  test("is seen by CAP's own statements in it, and committed with them", async () => {
    const tx = service.tx();
    const renamed = `UPDATE ${leasesTable.name} SET holder = 'CAP' WHERE name = 'night'`;
    await tx.run(`DELETE FROM ${leasesTable.name}`);
    await (await databaseInCapTransaction(tx)).insert(leasesTable, [lease]);
    await tx.run(renamed);
    await tx.commit();
    const holders = `SELECT holder FROM ${leasesTable.name}`;
    expect(await capDatabase(service).query(holders)).toEqual([{ holder: 'CAP' }]);
  });

  test('knows after a night how many rows an index tells apart', async () => {
    const db = capDatabase(service);
    await refreshStatistics(db);
    if (kind === 'postgres') return; // autovacuum's
    const known = `SELECT stat FROM sqlite_stat1 WHERE tbl = '${leasesTable.name}'`;
    expect(await db.query(known)).toEqual([{ stat: '1 1' }]);
  });
});

test('a database that Saldo does not run on is refused by name', () => {
  const hana = { kind: 'hana' } as CapService;
  const open = () => capDatabase(hana);
  expect(open).toThrow(expect.objectContaining({ code: 'DATABASE_UNSUPPORTED' }));
});
