import cds from '@sap/cds';
import { DEFAULT_LOOKBACK, type Lookback } from '../runs/read-customers.ts';

/** What an operator may set in CAP's configuration under `saldo.worklist`. */
export interface WorklistSettings {
  /** How long a customer stays with the agent who opened them, from the last thing done. */
  readonly holdMinutes: number;
  /** How far ahead a customer may be put. */
  readonly resubmissionDays: number;
  /** How far ahead a resubmission starts with, unless another day is chosen. */
  readonly resubmissionAfterDays: number;
  /** For how long dunning or contact may be kept off a customer. */
  readonly blockDays: number;
  /** For how long another group keeps a customer who was handed over to it. */
  readonly handOverDays: number;
  /** For how long a write-off that nobody else agreed to counts towards the amount above which somebody must. */
  readonly writeOffDays: number;
  /** How many customers of a list `nextCustomer` looks at before it gives up. */
  readonly nextCustomerLooks: number;
}

const defaults: WorklistSettings = {
  holdMinutes: 15,
  resubmissionDays: 180,
  resubmissionAfterDays: 7,
  blockDays: 90,
  handOverDays: 90,
  writeOffDays: 365,
  nextCustomerLooks: 100,
};

interface Configured {
  readonly worklist?: Partial<WorklistSettings>;
  /** As in the nightly run, so that an agent's action does not change what facts mean. */
  readonly lookback?: Lookback;
}

export function settings(): WorklistSettings & { readonly lookback: Lookback } {
  const { saldo } = cds.env as { saldo?: Configured };
  return { ...defaults, ...saldo?.worklist, lookback: saldo?.lookback ?? DEFAULT_LOOKBACK };
}
