import type { Database } from '../../platform/database.ts';
import type { ErpScales } from './erp-scales.ts';
import type { AccountTotal } from './erp-totals.ts';

interface OwnRow {
  readonly account: string;
  readonly currency: string;
  readonly count: number;
  readonly scaled: number;
}

/**
 * What the mirror holds open in a company code, by account and currency: rows with blank clearing
 * status, statistical ones included, as the ERP counts them.
 */
export async function ownTotals(
  db: Database,
  source: string,
  companyCode: string,
  scales: ErpScales,
): Promise<AccountTotal[]> {
  // SQLite keeps decimals as floats: only scaled integers are summed.
  const rows = await db.query<OwnRow>(
    `SELECT account, currency, CAST(COUNT(*) AS BIGINT) AS count,
            CAST(SUM(CAST(ROUND(amount * 10000) AS BIGINT)) AS BIGINT) AS scaled
       FROM saldo_ledger_Items
      WHERE source = ? AND companyCode = ? AND clearingStatus = '' AND leftErpAt IS NULL
      GROUP BY account, currency`,
    [source, companyCode],
  );
  return rows.map(({ account, currency, count, scaled }) => ({
    companyCode,
    account,
    currency,
    count,
    amount: scales.fromStoredScaled(scaled, currency),
  }));
}
