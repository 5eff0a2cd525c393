import { addDays } from '../srv/domain/iso-date.ts';
import type { SqlValue } from '../srv/platform/database.ts';
import * as sql from '../srv/runs/customer-queries.ts';
import type { CustomerQuery } from '../srv/runs/customer-query.ts';
import { CUSTOMERS } from '../srv/runs/plan-run.ts';
import { LOOKBACK, PARTITION_SIZE, WRITTEN } from './evaluate-portfolio.ts';
import { DAY, type Target } from './evaluate-target.ts';
import { openRaw, type RawDatabase, type RawRow } from './raw-database.ts';

/**
 * Seconds that the database itself needs for an evaluated portfolio: the driver reads the rows that
 * an evaluation reads, with the same statements, and writes back the rows that it wrote; nothing is
 * made of them between.
 */
export async function rawLimit(target: Target): Promise<number> {
  const db = await openRaw(target);
  try {
    const written = await takeOut(db);
    const ranges = await plan(db);
    const start = performance.now();
    await plan(db);
    for (const [index, range] of ranges.entries()) {
      await readPartition(db, range);
      await writePartition(db, written, index, ranges.length);
    }
    return (performance.now() - start) / 1_000;
  } finally {
    await db.close();
  }
}

interface Range {
  readonly segment: string;
  readonly source: string;
  readonly from: string;
  readonly to: string;
}

const SEGMENTS = 'SELECT segment FROM saldo_organization_Segments ORDER BY segment';

async function plan(db: RawDatabase): Promise<Range[]> {
  const ranges: Range[] = [];
  for (const [segment] of await db.rows(SEGMENTS, [])) {
    const customers = await db.rows(CUSTOMERS, [String(segment)]);
    for (let at = 0; at < customers.length; at += PARTITION_SIZE) {
      const [source, from] = customers[at] as RawRow;
      const [, to] = customers[Math.min(at + PARTITION_SIZE, customers.length) - 1] as RawRow;
      const texts = { source: String(source), from: String(from), to: String(to) };
      ranges.push({ segment: String(segment), ...texts });
    }
  }
  return ranges;
}

async function readPartition(db: RawDatabase, { segment, ...range }: Range): Promise<void> {
  const { dialect } = db;
  const all = { dialect, segment, customers: { kind: 'range', ...range } } as const;
  const items = await db.rows(...sql.openItems(all));
  const partners = [...new Set(items.map(([partner]) => String(partner)))];
  const customers = { kind: 'listed', source: range.source, partners } as const;
  const debtors = { dialect, segment, customers };
  for (const [query, ...params] of ofDebtors()) await db.rows(...query(debtors, ...params));
  for (const [query, ...params] of rare(segment)) await db.rows(...query(all, ...params));
}

type Read = [CustomerQuery, ...string[]];

function ofDebtors(): Read[] {
  const paidSince = addDays(DAY, -LOOKBACK.paymentDays);
  return [
    [sql.master],
    [sql.paidItems, paidSince],
    [sql.dunningNotices, DAY],
    [sql.contacts, addDays(DAY, -LOOKBACK.contactDays)],
    [sql.payments, paidSince],
    [sql.creditAccounts],
    [sql.contracts],
    [sql.paymentMethods],
  ];
}

function rare(segment: string): Read[] {
  return [
    [sql.disputedItems],
    [sql.promisedItems],
    [sql.promises, segment],
    [sql.resubmissions, segment],
    [sql.exclusions],
    [sql.flags],
    [sql.placements, segment],
    [sql.arms, segment, DAY, DAY],
    [sql.instalmentPlans],
    [sql.quarantined],
  ];
}

type Written = readonly { readonly table: (typeof WRITTEN)[number]; readonly rows: RawRow[] }[];

/** The rows of the last evaluation, out of their tables and in memory. */
async function takeOut(db: RawDatabase): Promise<Written> {
  const written = [];
  for (const table of WRITTEN) {
    const columns = table.columns.map(({ name }) => name).join(', ');
    const rows = await db.rows(`SELECT ${columns} FROM ${table.name}`, []);
    await db.rows(`DELETE FROM ${table.name}`, []);
    written.push({ table, rows });
  }
  return written;
}

/** This partition's share of the rows, in one transaction. */
async function writePartition(
  db: RawDatabase,
  written: Written,
  index: number,
  partitions: number,
): Promise<void> {
  await db.transaction(async () => {
    for (const { table, rows } of written) {
      const at = (part: number) => Math.floor((rows.length * part) / partitions);
      await db.insert(table, rows.slice(at(index), at(index + 1)) as SqlValue[][]);
    }
  });
}
