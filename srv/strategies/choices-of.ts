import type cds from '@sap/cds';
import { valueWords } from '../domain/fact-wording.ts';
import { type Asker, askerOf } from '../requests/asker.ts';

/** Values that Saldo itself gives. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  customerKind: ['person', 'organization'],
  behaviour: ['prompt', 'late', 'erratic', 'distressed'],
  paymentTrend: ['better', 'steady', 'worse'],
  instalmentPlanState: ['none', 'active', 'broken'],
  agencyState: ['none', 'placed', 'erp', 'recalled'],
};

/** Values that the bank's data has: all that the column of a table says. */
const STORED: Readonly<Record<string, readonly [column: string, table: string]>> = {
  country: ['country', 'saldo_ledger_Partners'],
  language: ['language', 'saldo_ledger_Partners'],
  product: ['product', 'saldo_ledger_Contracts'],
  companyCode: ['companyCode', 'saldo_organization_SegmentCompanyCodes'],
  segment: ['segment', 'saldo_organization_Segments'],
  paymentMethod: ['paymentMethod', 'saldo_ledger_ContractAccounts'],
  riskClass: ['riskClass', 'saldo_credit_CreditProfiles'],
};

/** More than a person reads through. */
const MOST = 200;

/** Values that a condition on a fact may name, with words for those that Saldo gives; others may too. */
export async function choicesOf(request: cds.Request) {
  const asker = await askerOf(request);
  const fact = String(request.data.fact ?? '');
  const own = OWN[fact];
  if (!own) return (await stored(asker, fact)).map((code) => ({ code, name: code }));
  const format = { language: asker.language, currency: '', currencyExponent: 2 };
  return own.map((code) => ({ code, name: valueWords(fact, code, format) }));
}

async function stored({ db, segments }: Asker, fact: string): Promise<string[]> {
  const [column, table] = STORED[fact] ?? [];
  if (!column) return [];
  const rows = await db.query<{ code: string }>(
    `SELECT DISTINCT ${column} AS code FROM ${table}
    WHERE ${column} IS NOT NULL AND ${column} <> '' ORDER BY 1 LIMIT ${MOST}`,
  );
  const codes = rows.map(({ code }) => code);
  return fact === 'segment' && segments ? codes.filter((code) => segments.includes(code)) : codes;
}
