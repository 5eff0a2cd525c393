import { toScaled4 } from '../domain/erp-amount.ts';
import { ExactSum } from '../domain/exact-sum.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { Evaluation } from './evaluate-customer.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Sums of one currency scaled by 10^4; bigint, since a portfolio outgrows safe integers. */
export interface CurrencyTotals {
  readonly currency: string;
  readonly items: number;
  readonly ledger: bigint;
  readonly collectible: bigint;
  readonly overdue: bigint;
}

/** A run's own sum of the ledger beside the mirror's, for one currency. */
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
): CurrencyTotals[] {
  const sums = new Map<string, Sums>();
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
  }));
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
  for (const { currency, items, ledger, collectible, overdue } of totals) {
    await tx.execute(
      `INSERT INTO saldo_worklists_RunTotals
        (run, partitionNumber, currency, items, ledger4, collectible4, overdue4)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [run, partition, currency, items, ledger, collectible, overdue],
    );
  }
}

/** Compares a run with the mirror, currency by currency, to the last minor unit. */
export async function checkRunTotals(
  db: Database,
  run: string,
  segment: string,
): Promise<TotalsCheck[]> {
  const own = await db.query<{ currency: string; items: number; ledger: string }>(
    `SELECT currency, CAST(SUM(items) AS BIGINT) AS items,
      CAST(SUM(ledger4) AS VARCHAR(40)) AS ledger
    FROM saldo_worklists_RunTotals WHERE run = ? GROUP BY currency ORDER BY currency`,
    [run],
  );
  const mirrored = await db.query<{ currency: string; items: number; ledger: string }>(
    `SELECT i.currency, CAST(COUNT(*) AS BIGINT) AS items,
      CAST(SUM(CAST(ROUND(i.amount * 10000) AS BIGINT)) AS VARCHAR(40)) AS ledger
    FROM saldo_ledger_Items i
    JOIN saldo_organization_SegmentCompanyCodes s
      ON s.segment = ? AND s.source = i.source AND s.companyCode = i.companyCode
    WHERE i.clearingStatus = '' AND i.statisticalCode = '' AND i.leftErpAt IS NULL
    GROUP BY i.currency ORDER BY i.currency`,
    [segment],
  );
  const ownOf = new Map(own.map((row) => [row.currency, row]));
  return mirrored.map(({ currency, items, ledger }) => {
    const { items: ownItems = 0, ledger: ownLedger = '0' } = ownOf.get(currency) ?? {};
    const [ledger4, mirror4] = [BigInt(ownLedger), BigInt(ledger)];
    const agrees = ownItems === items && ledger4 === mirror4;
    return { currency, items: ownItems, ledger4, mirrorItems: items, mirror4, agrees };
  });
}
