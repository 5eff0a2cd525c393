/** Where the ERP is and who Saldo is there; Saldo itself reads it from these variables. */
export interface ErpAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** The stand-in ERP's technical user. */
export const SANDBOX_USER = { user: 'SALDO', password: 'sandbox' };

/** The ERP that the environment names, or null: then a stand-in is started. */
export function erpFromEnvironment(env: NodeJS.ProcessEnv): ErpAccess | null {
  const { SALDO_ERP_URL: url, SALDO_ERP_USER, SALDO_ERP_PASSWORD } = env;
  if (!url) return null;
  return {
    url,
    user: SALDO_ERP_USER ?? SANDBOX_USER.user,
    password: SALDO_ERP_PASSWORD ?? SANDBOX_USER.password,
  };
}

/** The same access for a child process. */
export function erpEnvironment({ url, user, password }: ErpAccess): Record<string, string> {
  return { SALDO_ERP_URL: url, SALDO_ERP_USER: user, SALDO_ERP_PASSWORD: password };
}
