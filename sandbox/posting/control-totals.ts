import { crc32 } from 'node:zlib';
import { toWire } from '../bank/currencies.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';

/** Open items of one account in one currency, as the ledger's own aggregate. */
export interface ControlTotal {
  CompanyCode: string;
  ContractAccount: string;
  TransactionCurrency: string;
  OpenItemCount: number;
  /** Sum modulo 2^32 of the CRC-32 of each item's key. */
  OpenItemKeyHash: string;
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
  const hashes = keyHashes(tables, companyCode);
  const totals = rows.map(({ OpenMinor, ...total }) => ({
    ...total,
    OpenItemKeyHash: String(hashes.get(`${total.ContractAccount}/${total.TransactionCurrency}`)),
    OpenAmount: toWire(Number(OpenMinor)).toFixed(2),
  }));
  return {
    AsOfDateTime: stamp.instant,
    CompanyCode: companyCode,
    Totals: totals as unknown as ControlTotal[],
  };
}

const ROWS_AT_ONCE = 20_000;

/** Hash of the open items' keys by account and currency, some rows at a time. */
function keyHashes(tables: Tables, companyCode: string): Map<string, number> {
  const hashes = new Map<string, number>();
  for (let after = ''; ; ) {
    const rows = tables.select(
      `SELECT ContractAccount || '/' || TransactionCurrency AS account, CADocumentNumber ||
              CARepetitionItemNumber || CABPItemNumber || CASubItemNumber AS key
         FROM $item WHERE CAClearingStatus = '' AND (CompanyCode = ? OR ? = '')
          AND CADocumentNumber || CARepetitionItemNumber || CABPItemNumber || CASubItemNumber > ?
          AND CADocumentNumber >= ?
        ORDER BY CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber
        LIMIT ${ROWS_AT_ONCE}`,
      companyCode,
      companyCode,
      after,
      after.slice(0, 12),
    ) as { account: string; key: string }[];
    for (const { account, key } of rows) {
      hashes.set(account, ((hashes.get(account) ?? 0) + crc32(key)) % 2 ** 32);
    }
    if (rows.length < ROWS_AT_ONCE) return hashes;
    after = rows.at(-1)?.key ?? '';
  }
}
