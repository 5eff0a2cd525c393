import cds from '@sap/cds';
import type { Lookback } from '../runs/read-customers.ts';

/** What an operator may set in CAP's configuration under `saldo`. */
export interface AdministrationSettings {
  /** How often changes are read from the ERP, as CAP's `.every()` takes it; false for never. */
  readonly mirrorEvery: string | false;
  /** How often the mirror is compared with the ERP's own totals; false for never. */
  readonly totalsEvery: string | false;
  readonly lookback: Lookback;
  /** Customers in a partition of a night that runs beside users: each is one short transaction. */
  readonly serverPartitionSize: number;
  /** Operations sent at most in one go. */
  readonly sendLimit: number;
}

const defaults: AdministrationSettings = {
  mirrorEvery: '60s',
  totalsEvery: '15m',
  lookback: { paymentDays: 365, contactDays: 90 },
  serverPartitionSize: 500,
  sendLimit: 1_000,
};

export function settings(): AdministrationSettings {
  const { saldo } = cds.env as { saldo?: Partial<AdministrationSettings> };
  return { ...defaults, ...saldo };
}
