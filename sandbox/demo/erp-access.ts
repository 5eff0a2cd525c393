/** Where the stand-in ERP is, and Saldo's technical user there. */
export interface ErpAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export const SANDBOX_USER = { user: 'SALDO', password: 'sandbox' };

/** How a process of Saldo's is told (see srv/erp/configuration.ts). */
export function erpEnvironment({ url, user, password }: ErpAccess): Record<string, string> {
  return { SALDO_ERP_URL: url, SALDO_ERP_USER: user, SALDO_ERP_PASSWORD: password };
}
