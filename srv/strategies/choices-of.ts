import type cds from '@sap/cds';
import { valueWords } from '../domain/fact-wording.ts';
import { inList } from '../platform/sql-text.ts';
import { type Asker, askerOf } from '../requests/asker.ts';

/** Values that Saldo itself gives. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  customerKind: ['person', 'organization'],
  behaviour: ['prompt', 'late', 'erratic', 'distressed'],
  paymentTrend: ['better', 'steady', 'worse'],
  instalmentPlanState: ['none', 'active', 'broken'],
  agencyState: ['none', 'placed', 'erp', 'recalled'],
};

/** How rows of a table belong to segments, given as a list. */
type OfSegments = (isOneOf: string) => string;

const bySegment: OfSegments = (isOneOf) => `held.segment ${isOneOf}`;

const byCompanyCode: OfSegments = (isOneOf) =>
  `EXISTS (SELECT 1 FROM saldo_organization_SegmentCompanyCodes mine
    WHERE mine.source = held.source AND mine.companyCode = held.companyCode
      AND mine.segment ${isOneOf})`;

const byCustomer: OfSegments = (isOneOf) =>
  `EXISTS (SELECT 1 FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes mine
      ON mine.source = item.source AND mine.companyCode = item.companyCode
    WHERE item.source = held.source AND item.partner = held.partner AND mine.segment ${isOneOf})`;

interface Stored {
  readonly column: string;
  readonly table: string;
  readonly ofSegments: OfSegments;
}

/** Values that the bank's data has: all that the column of a table says. */
const STORED: Readonly<Record<string, Stored>> = {
  country: { column: 'country', table: 'saldo_ledger_Partners', ofSegments: byCustomer },
  language: { column: 'language', table: 'saldo_ledger_Partners', ofSegments: byCustomer },
  product: { column: 'product', table: 'saldo_ledger_Contracts', ofSegments: byCompanyCode },
  companyCode: {
    column: 'companyCode',
    table: 'saldo_organization_SegmentCompanyCodes',
    ofSegments: bySegment,
  },
  segment: { column: 'segment', table: 'saldo_organization_Segments', ofSegments: bySegment },
  paymentMethod: {
    column: 'paymentMethod',
    table: 'saldo_ledger_ContractAccounts',
    ofSegments: byCompanyCode,
  },
  riskClass: { column: 'riskClass', table: 'saldo_credit_CreditProfiles', ofSegments: byCustomer },
};

/** More than a person reads through. */
const MOST = 200;

/**
 * Values that a condition on a fact may name, with words for those that Saldo gives; others may too. Of
 * the bank's data what the user's segments have.
 */
export async function choicesOf(request: cds.Request) {
  const asker = await askerOf(request);
  const fact = String(request.data.fact ?? '');
  const own = OWN[fact];
  if (!own) return (await stored(asker, fact)).map((code) => ({ code, name: code }));
  const format = { language: asker.language, currency: '', currencyExponent: 2 };
  return own.map((code) => ({ code, name: valueWords(fact, code, format) }));
}

async function stored({ db, segments }: Asker, fact: string): Promise<string[]> {
  const values = STORED[fact];
  if (!values) return [];
  const { column, table, ofSegments } = values;
  const mine = segments ? `AND ${ofSegments(inList(db.dialect))}` : '';
  const rows = await db.query<{ code: string }>(
    `SELECT DISTINCT held.${column} AS code FROM ${table} held
    WHERE held.${column} IS NOT NULL AND held.${column} <> '' ${mine} ORDER BY 1 LIMIT ${MOST}`,
    segments ? [JSON.stringify(segments)] : [],
  );
  return rows.map(({ code }) => code);
}
