import cds from '@sap/cds';
import type { Budget } from '../platform/coordination.ts';
import type { ErpWorkSettings } from '../runs/erp-work.ts';
import { DEFAULT_LOOKBACK } from '../runs/read-customers.ts';

/** What an operator may set in CAP's configuration under `saldo`. */
export interface AdministrationSettings extends ErpWorkSettings {
  /** How often changes are read from the ERP, as CAP's `.every()` takes it; false for never. */
  readonly mirrorEvery: string | false;
  /** How often the mirror is compared with the ERP's own totals; false for never. */
  readonly totalsEvery: string | false;
  /** How often what is pending is sent, beside the wake-up after each commit; false for never. */
  readonly sendEvery: string | false;
  /** How often waiting change events are worked on, beside the wake-up when one comes; false for never. */
  readonly eventsEvery: string | false;
  /** When the keys of open items are compared with the ERP's, as a cron expression; false for never. */
  readonly reconcileEvery: string | false;
  /** When the day begins: promises of yesterday are judged, resubmissions taken up; cron, or false for never. */
  readonly dayEvery: string | false;
  /** When letters go out that the night could not send yet; cron, or false for never. */
  readonly lettersEvery: string | false;
  /** When rows that nobody has to keep are deleted, as a cron expression; false for never. */
  readonly retentionEvery: string | false;
  /** Customers in a partition of a night that runs beside users: each is one short transaction. */
  readonly serverPartitionSize: number;
  /** Requests that the ERP is sent in so many seconds, by everything together. */
  readonly erpBudget: Budget;
}

const defaults: AdministrationSettings = {
  mirrorEvery: '60s',
  totalsEvery: '15m',
  sendEvery: '60s',
  eventsEvery: '10s',
  reconcileEvery: '30 4 * * *',
  dayEvery: '30 5 * * *',
  lettersEvery: '15 8-18 * * *',
  retentionEvery: '0 3 * * *',
  lookback: DEFAULT_LOOKBACK,
  serverPartitionSize: 500,
  sendLimit: 1_000,
  erpBudget: { limit: 2_500, seconds: 10 },
  repeatabilityHours: 0,
};

export function settings(): AdministrationSettings {
  const { saldo } = cds.env as { saldo?: Partial<AdministrationSettings> };
  return { ...defaults, ...saldo };
}
