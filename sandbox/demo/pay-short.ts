import type { OrganizationFile } from './bank-files/organization-file.ts';
import type { ErpAccess } from './erp-access.ts';

/** Of how many customers a payment comes in the night before that is too small, and says why. */
const PAYMENTS = 9;
/** What they pay of it. */
const SHARE = 0.8;
const REASONS = ['FEE', 'RATE', 'DUPL'] as const;
const ITEMS = '/sap/opu/odata4/sap/api_cadocumentmanage/srvd_a2x/sap/cadocumentmanage/0001/BPItem';
const KEY = [
  'CADocumentNumber',
  'CARepetitionItemNumber',
  'CABPItemNumber',
  'CASubItemNumber',
] as const;

interface OpenItem extends Readonly<Record<(typeof KEY)[number], string>> {
  readonly BusinessPartner: string;
  readonly TransactionCurrency: string;
  readonly CAAmountInTransactionCurrency: string;
}

/** Some of the demo bank's customers pay less than they owe and say why: proposals for the dispute team. */
export async function payShort(
  erp: ErpAccess,
  currencies: OrganizationFile['currencies'],
): Promise<number> {
  const items = await openItems(erp);
  const byPartner = new Map(items.map((item) => [item.BusinessPartner, item]));
  const chosen = [...byPartner.values()].slice(0, PAYMENTS);
  for (const [index, item] of chosen.entries()) {
    const scale = currencies.find(({ currency }) => currency === item.TransactionCurrency);
    const amount = owedOf(item, scale?.erpDecimals ?? 2) * SHARE;
    await pay(erp, item, amount.toFixed(0), REASONS[index % REASONS.length] ?? 'FEE');
  }
  return chosen.length;
}

async function openItems({ url, user, password }: ErpAccess): Promise<OpenItem[]> {
  const filter =
    "CAClearingStatus eq '' and CAStatisticalItemCode eq '' and CASubstituteDocumentCategory eq ''" +
    ' and CAAmountInTransactionCurrency gt 100';
  const query = `$filter=${encodeURIComponent(filter)}&$top=400&$orderby=CANetDueDate`;
  const authorization = `Basic ${btoa(`${user}:${password}`)}`;
  const response = await fetch(`${url}${ITEMS}?${query}`, { headers: { authorization } });
  if (!response.ok) throw new Error(`The stand-in ERP told no items: ${await response.text()}`);
  return ((await response.json()) as { value: OpenItem[] }).value;
}

/** A CURR field shows two decimals whatever the currency has. */
function owedOf({ CAAmountInTransactionCurrency }: OpenItem, erpDecimals: number): number {
  return Number(CAAmountInTransactionCurrency) * 10 ** (2 - erpDecimals);
}

async function pay(
  { url }: ErpAccess,
  item: OpenItem,
  amount: string,
  differenceReason: string,
): Promise<void> {
  const { TransactionCurrency: currency } = item;
  const key = Object.fromEntries(KEY.map((name) => [name, item[name]]));
  const response = await fetch(`${url}/sandbox/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: [key], currency, amount, differenceReason }),
  });
  if (!response.ok) throw new Error(`The stand-in ERP took no payment: ${await response.text()}`);
}
