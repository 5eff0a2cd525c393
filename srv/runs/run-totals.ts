import { toScaled4 } from '../domain/erp-amount.ts';
import { ExactSum } from '../domain/exact-sum.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerRecord } from './customer-record.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';
import type { Evaluation } from './evaluate-customer.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Sums of one currency scaled by 10^4; bigint, since a portfolio outgrows safe integers. */
export interface CurrencyTotals {
  readonly currency: string;
  readonly items: number;
  readonly ledger: bigint;
  readonly collectible: bigint;
  readonly overdue: bigint;
  /** What the mirror held at the moment the partition was read. */
  readonly mirrorItems: number;
  readonly mirror: bigint;
}

/** What the mirror holds of some customers, by currency. */
export type MirrorTotals = ReadonlyMap<string, { readonly items: number; readonly amount: bigint }>;

/** A run's own sum of the ledger beside the mirror's at the same moments, for one currency. */
export interface TotalsCheck {
  readonly currency: string;
  readonly items: number;
  readonly ledger4: bigint;
  readonly mirrorItems: number;
  readonly mirror4: bigint;
  readonly agrees: boolean;
}

/**
 * What was added up, by currency. `ledger` is over all records, rejected customers included, and
 * so has to equal the mirror; the other two are what may be asked for.
 */
export function totalsOf(
  records: readonly CustomerRecord[],
  evaluations: readonly Evaluation[],
  setup: SegmentSetup,
  mirrored: MirrorTotals,
): CurrencyTotals[] {
  const sums = new Map<string, Sums>();
  for (const currency of mirrored.keys()) sumsOf(sums, currency);
  for (const { items } of records) {
    for (const { currency, amount4, statisticalCode } of items) {
      if (statisticalCode) continue;
      const { ledger } = sumsOf(sums, currency);
      ledger.items += 1;
      ledger.amount.add(amount4);
    }
  }
  for (const { record, items } of evaluations) {
    for (const { item, amount } of items) {
      const digits = setup.currencies.minorDigits(record.source, item.currency);
      const { collectible, overdue } = sumsOf(sums, item.currency);
      const amount4 = toScaled4(amount, digits);
      collectible.add(amount4);
      if (effectiveDueDate(item) < setup.today) overdue.add(amount4);
    }
  }
  return [...sums].map(([currency, { ledger, collectible, overdue }]) => ({
    currency,
    items: ledger.items,
    ledger: ledger.amount.value,
    collectible: collectible.value,
    overdue: overdue.value,
    mirrorItems: mirrored.get(currency)?.items ?? 0,
    mirror: mirrored.get(currency)?.amount ?? 0n,
  }));
}

/** Adds up in SQL what a partition is about to evaluate, in the snapshot that it is read in. */
export async function mirrorTotals(
  tx: Database,
  customers: CustomerScope,
  segment: string,
): Promise<MirrorTotals> {
  const { sql, params } = scopeCondition(customers, 'c', tx.dialect);
  const rows = await tx.query<{ currency: string; items: number; amount: string }>(
    `SELECT c.currency, CAST(COUNT(*) AS BIGINT) AS items,
      CAST(SUM(CAST(ROUND(c.amount * 10000) AS BIGINT)) AS VARCHAR(40)) AS amount
    FROM saldo_ledger_Items c
    WHERE c.clearingStatus = '' AND c.statisticalCode = '' AND c.leftErpAt IS NULL
      AND c.companyCode IN (SELECT s.companyCode FROM saldo_organization_SegmentCompanyCodes s
        WHERE s.segment = ? AND s.source = ?)
      AND ${sql} GROUP BY c.currency`,
    [segment, customers.source, ...params],
  );
  return new Map(
    rows.map(({ currency, items, amount }) => [currency, { items, amount: BigInt(amount) }]),
  );
}

interface Sums {
  readonly ledger: { items: number; readonly amount: ExactSum };
  readonly collectible: ExactSum;
  readonly overdue: ExactSum;
}

function sumsOf(sums: Map<string, Sums>, currency: string): Sums {
  const known = sums.get(currency);
  if (known) return known;
  const ledger = { items: 0, amount: new ExactSum() };
  const fresh = { ledger, collectible: new ExactSum(), overdue: new ExactSum() };
  sums.set(currency, fresh);
  return fresh;
}

/** Writes what a partition added up. Not in bulk: int64 columns are numbers there, these are more. */
export async function writeTotals(
  tx: Database,
  run: string,
  partition: number,
  totals: readonly CurrencyTotals[],
): Promise<void> {
  for (const total of totals) {
    const { currency, items, ledger, collectible, overdue, mirrorItems, mirror } = total;
    await tx.execute(
      `INSERT INTO saldo_worklists_RunTotals
        (run, partitionNumber, currency, items, ledger4, collectible4, overdue4, mirrorItems,
         mirror4)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [run, partition, currency, items, ledger, collectible, overdue, mirrorItems, mirror],
    );
  }
}

/**
 * Compares what a run added up with what the mirror held when each partition was read, currency by
 * currency, to the last minor unit.
 */
export async function checkRunTotals(db: Database, run: string): Promise<TotalsCheck[]> {
  const rows = await db.query<{
    currency: string;
    items: number;
    ledger: string;
    mirrorItems: number;
    mirror: string;
  }>(
    `SELECT currency, CAST(SUM(items) AS BIGINT) AS items,
      CAST(SUM(ledger4) AS VARCHAR(40)) AS ledger,
      CAST(SUM(mirrorItems) AS BIGINT) AS "mirrorItems",
      CAST(SUM(mirror4) AS VARCHAR(40)) AS mirror
    FROM saldo_worklists_RunTotals WHERE run = ? GROUP BY currency ORDER BY currency`,
    [run],
  );
  return rows.map(({ currency, items, ledger, mirrorItems, mirror }) => {
    const [ledger4, mirror4] = [BigInt(ledger), BigInt(mirror)];
    const agrees = items === mirrorItems && ledger4 === mirror4;
    return { currency, items, ledger4, mirrorItems, mirror4, agrees };
  });
}
