import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { controlTotalsTable, quarantinesTable } from '../../platform/tables.ts';
import { agrees, type ComparedTotal } from './compare-totals.ts';
import type { ErpScales } from './erp-scales.ts';

/** Sums of one company code and currency over all its accounts. Amounts in minor units. */
export interface CurrencyTotal {
  readonly companyCode: string;
  readonly currency: string;
  readonly erpCount: number;
  readonly erpAmount: number;
  readonly ownCount: number;
  readonly ownAmount: number;
  /** Accounts that differ. */
  readonly accountsOff: number;
}

/** Adds the accounts of a company code up by currency. */
export function byCurrency(accounts: readonly ComparedTotal[]): CurrencyTotal[] {
  const totals = new Map<string, CurrencyTotal>();
  for (const account of accounts) {
    const sum = totals.get(account.currency) ?? nothingYet(account);
    totals.set(account.currency, {
      ...sum,
      erpCount: sum.erpCount + account.erp.count,
      erpAmount: sum.erpAmount + (account.erp.amount ?? 0),
      ownCount: sum.ownCount + account.own.count,
      ownAmount: sum.ownAmount + (account.own.amount ?? 0),
      accountsOff: sum.accountsOff + (agrees(account) ? 0 : 1),
    });
  }
  return [...totals.values()];
}

/** Keeps the comparison, quarantines the accounts that differ and frees those that agree again. */
export async function saveTotals(
  db: Database,
  scope: { readonly source: string; readonly companyCode: string; readonly takenAt: Instant },
  accounts: readonly ComparedTotal[],
  scales: ErpScales,
): Promise<CurrencyTotal[]> {
  const { source, takenAt } = scope;
  const totals = byCurrency(accounts);
  const rows = totals.map((total) => ({
    ...total,
    source,
    takenAt,
    erpAmount: scales.storedMinor(total.erpAmount, total.currency),
    ownAmount: scales.storedMinor(total.ownAmount, total.currency),
    agrees: total.accountsOff === 0,
  }));
  await db.transaction(async (tx) => {
    await tx.upsert(controlTotalsTable, rows);
    await quarantine(tx, scope, accounts, scales);
  });
  return totals;
}

async function quarantine(
  db: Database,
  scope: { readonly source: string; readonly companyCode: string; readonly takenAt: Instant },
  accounts: readonly ComparedTotal[],
  scales: ErpScales,
): Promise<void> {
  const { source, companyCode, takenAt } = scope;
  const held = await db.query<{ account: string; currency: string; since: string }>(
    `SELECT account, currency, since FROM saldo_mirror_Quarantines
      WHERE source = ? AND companyCode = ?`,
    [source, companyCode],
  );
  const since = new Map(held.map((row) => [`${row.account}/${row.currency}`, row.since]));
  await db.execute('DELETE FROM saldo_mirror_Quarantines WHERE source = ? AND companyCode = ?', [
    source,
    companyCode,
  ]);
  const rows = accounts
    .filter((account) => !agrees(account))
    .map(({ account, currency, erp, own }) => ({
      source,
      companyCode,
      account,
      currency,
      since: since.get(`${account}/${currency}`) ?? takenAt,
      erpCount: erp.count,
      erpAmount: scales.storedMinor(erp.amount, currency),
      ownCount: own.count,
      ownAmount: scales.storedMinor(own.amount, currency),
    }));
  await db.insert(quarantinesTable, rows);
}

function nothingYet({ companyCode, currency }: ComparedTotal): CurrencyTotal {
  const none = { erpCount: 0, erpAmount: 0, ownCount: 0, ownAmount: 0, accountsOff: 0 };
  return { companyCode, currency, ...none };
}
