/** What is spread fairly: customers, their amount in minor units, their effort in minutes. */
export const dimensions = ['count', 'amount', 'effort'] as const;
export type Dimension = (typeof dimensions)[number];

/** Loads are for one full-time agent: an agent's load divided by the share. */
export interface DimensionCertificate {
  dimension: Dimension;
  /** The sum over all assigned customers. */
  total: number;
  /** Total by the sum of shares: what each would carry were everything divisible. */
  ideal: number;
  /** The most loaded agent's load, and who that is. */
  maximum: number;
  maximumAgent: number;
  /** No assignment that respects eligibility has a lower maximum than this. */
  lowerBound: number;
  /** maximum / lowerBound - 1: the most that any other assignment could be better by. */
  gap: number;
}

/** Proof of fairness for agents connected by common customers: anybody can recompute it. */
export interface Certificate {
  agents: number[];
  customers: number;
  /** Customers who had an owner and got another one. */
  moved: number;
  dimensions: DimensionCertificate[];
}
