import cds from '@sap/cds';

/** What an operator may set in CAP's configuration under `saldo.worklist`. */
export interface WorklistSettings {
  /** How long a customer stays with the agent who opened them, from the last thing done. */
  readonly holdMinutes: number;
  /** How far ahead a customer may be put. */
  readonly resubmissionDays: number;
}

const defaults: WorklistSettings = { holdMinutes: 15, resubmissionDays: 180 };

export function settings(): WorklistSettings {
  const configured = (cds.env as { saldo?: { worklist?: Partial<WorklistSettings> } }).saldo;
  return { ...defaults, ...configured?.worklist };
}
