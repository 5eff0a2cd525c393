import { toWire } from '../bank/currencies.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';

/** Open items of one account in one currency, as the ledger's own aggregate. */
export interface ControlTotal {
  CompanyCode: string;
  ContractAccount: string;
  TransactionCurrency: string;
  OpenItemCount: number;
  /** A CURR number as text: exact, like all decimals on the wire. */
  OpenAmount: string;
}

/** Counts open items of a company code (all when blank) by account and currency, at this instant. */
export function controlTotals(tables: Tables, companyCode: string, stamp: Stamp) {
  const rows = tables.select(
    `SELECT CompanyCode, ContractAccount, TransactionCurrency, COUNT(*) AS OpenItemCount,
            SUM(CAST(ROUND(CAAmountInTransactionCurrency * 100) AS INTEGER)) AS OpenMinor
     FROM $item WHERE CAClearingStatus = '' AND (CompanyCode = ? OR ? = '')
     GROUP BY CompanyCode, ContractAccount, TransactionCurrency
     ORDER BY CompanyCode, ContractAccount, TransactionCurrency`,
    companyCode,
    companyCode,
  );
  const totals = rows.map(({ OpenMinor, ...total }) => ({
    ...total,
    OpenAmount: toWire(Number(OpenMinor)).toFixed(2),
  }));
  return {
    AsOfDateTime: stamp.instant,
    CompanyCode: companyCode,
    Totals: totals as unknown as ControlTotal[],
  };
}
