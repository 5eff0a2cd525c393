import type { RunningSandbox } from './start-sandbox.ts';

/** Paths of the services under test. */
export const paths = {
  partners: '/sap/opu/odata/sap/API_BUSINESS_PARTNER',
  documents: '/sap/opu/odata4/sap/api_cadocumentmanage/srvd_a2x/sap/cadocumentmanage/0001',
  payments: '/sap/opu/odata4/sap/api_cabuspartpayment/srvd_a2x/sap/api_cabuspartpayment/0002',
  collections: '/sap/opu/odata4/sap/zsaldo_collections/srvd_a2x/sap/zsaldo_collections/0001',
} as const;

export type Row = Record<string, unknown>;

/** A plain client of the sandbox: fetch with the technical user, a CSRF token and the session's cookie. */
export function erpClient(sandbox: RunningSandbox) {
  const base = { authorization: sandbox.authorization };
  const send = (path: string, init: RequestInit = {}) =>
    fetch(sandbox.url + path, { ...init, headers: { ...base, ...init.headers } });

  return {
    send,
    /** Body of a read that must succeed. */
    async get(path: string, headers: Record<string, string> = {}): Promise<Row> {
      const response = await send(path, { headers });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Row;
    },
    /** All rows of a set, page by page, and the number of pages. */
    async readAll(service: string, path: string): Promise<{ rows: Row[]; pages: number }> {
      const rows: Row[] = [];
      let pages = 0;
      let next: string | undefined = path;
      while (next !== undefined) {
        const body: Row = await this.get(`${service}/${next}`);
        rows.push(...(body.value as Row[]));
        next = body['@odata.nextLink'] as string | undefined;
        pages++;
      }
      return { rows, pages };
    },
    /** A token with its cookie, as headers for writes. */
    async writeHeaders(service: string): Promise<Record<string, string>> {
      const response = await send(`${service}/`, { headers: { 'x-csrf-token': 'Fetch' } });
      return {
        'content-type': 'application/json',
        'x-csrf-token': response.headers.get('x-csrf-token') ?? '',
        cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
      };
    },
    /** The sandbox's own interface. */
    async control(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<Row> {
      const response = await fetch(`${sandbox.url}/sandbox/${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body) } : {}),
        headers: { 'content-type': 'application/json' },
      });
      const text = await response.text();
      return { status: response.status, ...(text ? JSON.parse(text) : {}) };
    },
  };
}

export type ErpClient = ReturnType<typeof erpClient>;
