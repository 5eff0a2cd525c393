export interface PromisePolicyFile {
  readonly category: string;
  readonly validFrom: string;
  readonly toleranceDays: number;
  readonly reductionPerDay: string;
  readonly keptFromPercent: string;
  readonly varianceFromPercent: string;
  readonly maximumDates: number;
  readonly maximumDays: number;
  readonly judge: string;
}

/** What a segment agrees to as payment plans; see db/plans.cds. */
export interface PlanPolicyFile {
  readonly segment: string;
  readonly validFrom: string;
  readonly category: string;
  readonly mostInstalments: number;
  readonly longestMonths: number;
  readonly firstWithinDays: number;
  readonly offeredCounts: string;
  readonly rate: string;
  readonly approvalAbove: string;
  readonly approvalFromCount: number;
  readonly affordableShare: string;
  readonly graceDays: number;
  readonly brokenAfterMissed: number;
  readonly deactivationReason: string;
  readonly reminderDays: number;
}

/** From which amount on somebody else has to agree to write off. */
export interface WriteOffPolicyFile {
  readonly segment: string;
  readonly validFrom: string;
  /** In the segment's currency; null: always. */
  readonly approvalAbove: string | null;
}

/** Who sends the letters of a dunning procedure; days as in relative-day.ts. */
export interface DunningSenderFile {
  readonly procedure: string;
  readonly sender: 'saldo' | 'erp';
  readonly validFrom: string;
  readonly validTo: string;
}
