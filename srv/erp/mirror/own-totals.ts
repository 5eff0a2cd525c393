import type { Database } from '../../platform/database.ts';
import type { ErpScales } from './erp-scales.ts';
import type { AccountTotal } from './erp-totals.ts';
import type { ItemKeyColumns } from './item-key.ts';
import { NO_KEYS, withKey } from './key-hash.ts';

interface OpenRow extends ItemKeyColumns {
  readonly account: string;
  readonly currency: string;
  readonly amount4: number;
}

/** What the mirror holds open of an account in a currency. */
export interface OwnTotal extends AccountTotal {
  /** The amount as it is stored, scaled by 10^4. */
  readonly amount4: number;
}

// SQLite keeps decimals as floats: only scaled integers are summed.
const OPEN_ITEMS = `SELECT account, currency, document, repetition, item, subitem,
        CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
   FROM saldo_ledger_Items
  WHERE source = ? AND companyCode = ? AND clearingStatus = '' AND leftErpAt IS NULL`;

/**
 * What the mirror holds open in a company code, by account and currency: rows with blank clearing
 * status, statistical ones included, as the ERP counts them. One pass, in memory for the accounts only.
 */
export async function ownTotals(
  db: Database,
  source: string,
  companyCode: string,
  scales: ErpScales,
): Promise<OwnTotal[]> {
  const sums = new Map<string, { row: OpenRow; count: number; amount4: number; keys: number }>();
  for await (const rows of db.stream<OpenRow>(OPEN_ITEMS, [source, companyCode])) {
    for (const row of rows) {
      const key = `${row.account}/${row.currency}`;
      const sum = sums.get(key) ?? { row, count: 0, amount4: 0, keys: NO_KEYS };
      sum.count += 1;
      sum.amount4 += row.amount4;
      sum.keys = withKey(sum.keys, row);
      sums.set(key, sum);
    }
  }
  return [...sums.values()].map(({ row: { account, currency }, count, amount4, keys }) => {
    const amount = scales.fromStoredScaled(amount4, currency);
    return { companyCode, account, currency, count, amount, amount4, keys };
  });
}
