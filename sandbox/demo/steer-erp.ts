import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpAccess } from './erp-access.ts';

/** Has something happen in the stand-in ERP (sandbox/README.md); ERP_DID_NOT with what it said otherwise. */
export async function steerErp(
  { url }: ErpAccess,
  what: string,
  body: object | null,
): Promise<unknown> {
  const response = await fetch(`${url}/sandbox/${what}`, {
    method: body ? 'POST' : 'DELETE',
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return text === '' ? {} : JSON.parse(text);
  throw new SaldoError('ERP_DID_NOT', `The stand-in ERP, ${what}: ${text}`);
}

/** Rows that the stand-in ERP shows of an entity of SAP's or the wrapper's services. */
export async function rowsInErp<Row>(
  { url, user, password }: ErpAccess,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<readonly Row[]> {
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const options = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  const response = await fetch(`${url}${path}?${options.join('&')}`, { headers });
  const text = await response.text();
  if (response.ok) return (JSON.parse(text) as { value: Row[] }).value;
  throw new SaldoError('ERP_DID_NOT', `The stand-in ERP, ${path}: ${text}`);
}
