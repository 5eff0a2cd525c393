/** What the ERP answers. */
export interface ErpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string;
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function success(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): ErpResponse {
  return { status, headers: { ...JSON_TYPE, ...headers }, body };
}

/** An OData error. */
export function failure(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ErpResponse {
  const body = { error: { code: `SIM/${status}`, message } };
  return { status, headers: { ...JSON_TYPE, ...headers }, body };
}
