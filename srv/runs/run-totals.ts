import { toScaled4 } from '../domain/erp-amount.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { Evaluation } from './evaluate-customer.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Sums of one currency scaled by 10^4; bigint, since a portfolio outgrows safe integers. */
export interface CurrencyTotals {
  items: number;
  ledger: bigint;
  collectible: bigint;
  overdue: bigint;
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
): Map<string, CurrencyTotals> {
  const totals = new Map<string, CurrencyTotals>();
  for (const { currency, amount4 } of records.flatMap(ledgerItems)) {
    const sums = totalsOfCurrency(totals, currency);
    sums.items += 1;
    sums.ledger += BigInt(amount4);
  }
  for (const { record, items } of evaluations) {
    for (const { item, amount } of items) {
      const digits = setup.currencies.minorDigits(record.source, item.currency);
      const sums = totalsOfCurrency(totals, item.currency);
      const amount4 = BigInt(toScaled4(amount, digits));
      sums.collectible += amount4;
      if (effectiveDueDate(item) < setup.today) sums.overdue += amount4;
    }
  }
  return totals;
}

function ledgerItems({ items }: CustomerRecord) {
  return items.filter(({ statisticalCode }) => !statisticalCode);
}

function totalsOfCurrency(totals: Map<string, CurrencyTotals>, currency: string): CurrencyTotals {
  const known = totals.get(currency);
  if (known) return known;
  const fresh = { items: 0, ledger: 0n, collectible: 0n, overdue: 0n };
  totals.set(currency, fresh);
  return fresh;
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
