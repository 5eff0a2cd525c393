import type { ErpConfiguration } from '../../srv/erp/configuration.ts';
import type { OwnFields } from '../../srv/erp/own-fields.ts';

/** Where the stand-in ERP is, and Saldo's technical user there. */
export interface ErpAccess {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export const SANDBOX_USER = { user: 'SALDO', password: 'sandbox' };

/** What the stand-in ERP's views have beside SAP's fields (sandbox/model/index.cds). */
export const SANDBOX_FIELDS: OwnFields = { paymentReason: 'YY1_PaymentReason' };

/** What a process that calls it itself has to know. */
export function standIn(
  destination: ErpAccess,
): Pick<ErpConfiguration, 'destination' | 'ownFields'> {
  return { destination, ownFields: SANDBOX_FIELDS };
}

/** How a process of Saldo's is told (see srv/erp/configuration.ts). */
export function erpEnvironment({ url, user, password }: ErpAccess): Record<string, string> {
  return {
    SALDO_ERP_URL: url,
    SALDO_ERP_USER: user,
    SALDO_ERP_PASSWORD: password,
    SALDO_ERP_PAYMENT_REASON_FIELD: SANDBOX_FIELDS.paymentReason ?? '',
  };
}
