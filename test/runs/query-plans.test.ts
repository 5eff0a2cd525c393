import { fillPortfolio } from '../../bench/portfolio.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  contacts,
  contracts,
  dunningNotices,
  master,
  openItems,
  paidItems,
  payments,
} from '../../srv/runs/customer-queries.ts';
import type { CustomerQuery } from '../../srv/runs/customer-query.ts';
import type { CustomerScope } from '../../srv/runs/customer-scope.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';

const businessDate = '2026-11-23';

/** The queries on tables that have rows of most customers, with their parameters. */
const reads: readonly [string, CustomerQuery, ...string[]][] = [
  ['open items', openItems],
  ['paid items', paidItems, '2025-11-23'],
  ['master data', master],
  ['payments', payments, '2025-11-23'],
  ['contacts', contacts, '2026-08-25'],
  ['contracts', contracts],
  ['dunning notices', dunningNotices, businessDate],
];

const partition: CustomerScope = {
  kind: 'range',
  source: 'S4',
  from: '1000000500',
  to: '1000000540',
};
const event: CustomerScope = { kind: 'listed', source: 'S4', partners: ['1000000500'] };

const cases = reads.flatMap(([what, query, ...params]) => [
  { what, whose: 'a partition', query, params, customers: partition },
  { what, whose: 'a changed customer', query, params, customers: event },
]);

describe('reads by customer, never the whole table:', () => {
  let sqlite: Database;
  let postgres: Database;

  beforeAll(async () => {
    sqlite = openSqlite(await deployedSqlite());
    postgres = openPostgres(await deployedPostgres());
    await fillPortfolio(postgres, { customers: 2_000, businessDate });
    await postgres.execute('ANALYZE');
  });
  afterAll(async () => {
    await sqlite.close();
    await postgres.close();
  });

  test.each(cases)('$what of $whose on SQLite', async ({ query, params, customers }) => {
    const scope = { dialect: 'sqlite', customers, segment: 'DE-RETAIL' } as const;
    const [text, values] = query(scope, ...params);
    const plan = await sqlite.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, values);
    const steps = plan.map(({ detail }) => detail).filter((detail) => detail.includes(' c '));
    expect(steps).toEqual([expect.stringMatching(/^SEARCH c .*source=\? AND partner[=>]/)]);
  });

  test.each(cases)('$what of $whose on PostgreSQL', async ({ query, params, customers }) => {
    const scope = { dialect: 'postgres', customers, segment: 'DE-RETAIL' } as const;
    const [text, values] = query(scope, ...params);
    const plan = await postgres.query<Record<'QUERY PLAN', string>>(`EXPLAIN ${text}`, values);
    const steps = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(steps).not.toMatch(/Seq Scan on \S+ c\b/);
    expect(steps).toMatch(/Index Cond: .*partner/);
  });
});
