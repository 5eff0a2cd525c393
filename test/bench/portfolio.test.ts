import { fillPortfolio } from '../../bench/portfolio.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedSqlite } from '../support/deploy.ts';

const businessDate = '2026-11-23';

async function filled(customers: number): Promise<Database> {
  const db = openSqlite(await deployedSqlite());
  await fillPortfolio(db, { customers, businessDate });
  return db;
}

function firstItems(db: Database): Promise<object[]> {
  return db.query(
    `SELECT partner, document, dueDate, currency, amount, clearingStatus
    FROM saldo_ledger_Items WHERE partner <= '1000000100' ORDER BY document`,
  );
}

describe('a synthetic portfolio', () => {
  test('is the same each time, and a smaller one is the beginning of a larger', async () => {
    const [small, again, large] = [await filled(100), await filled(100), await filled(300)];
    const items = await firstItems(small);
    expect(items.length).toBeGreaterThan(500);
    expect(await firstItems(again)).toEqual(items);
    expect(await firstItems(large)).toEqual(items);
    await Promise.all([small, again, large].map((db) => db.close()));
  });

  test('has five open items a customer, and four of five customers overdue', async () => {
    const db = await filled(1_000);
    const [{ items, overdue } = { items: 0, overdue: 0 }] = await db.query<{
      items: number;
      overdue: number;
    }>(
      `SELECT COUNT(*) AS items,
        COUNT(DISTINCT CASE WHEN dueDate < ? THEN partner END) AS overdue
      FROM saldo_ledger_Items WHERE clearingStatus = ''`,
      [businessDate],
    );
    expect(items / 1_000).toBeCloseTo(5, 0);
    expect(overdue / 1_000).toBeCloseTo(0.8, 1);
    await db.close();
  });
});
