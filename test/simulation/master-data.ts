import { contractAccountsTable, currencyScalesTable } from '../../srv/platform/tables.ts';
import { accountOf, COMPANY_CODE } from './erp/erp-ledger.ts';
import { POISON_PARTNER } from './erp/erp-posting.ts';
import type { SimImage } from './sim-image.ts';

export const SOURCE = 'S4';
export const CUSTOMERS = ['100', '200', '300'] as const;

/** What is there before a seed begins: accounts, and the decimals of one currency. */
export async function enterMasterData({ session }: SimImage): Promise<void> {
  const eur = { currency: 'EUR', erpDecimals: 2, minorDigits: 2, isIndexUnit: false };
  await session.upsert(currencyScalesTable, [{ source: SOURCE, ...eur }]);
  await session.upsert(
    contractAccountsTable,
    [...CUSTOMERS, POISON_PARTNER].map((partner) => ({
      source: SOURCE,
      account: accountOf(partner),
      partner,
      companyCode: COMPANY_CODE,
    })),
  );
}
