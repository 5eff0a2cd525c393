export interface SpecialistFile {
  readonly agent: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly languages: readonly string[];
  /** In the currency of the agent's segment. */
  readonly promiseLimit: string;
  readonly fullTimeShare?: string;
  readonly skills: readonly string[];
  readonly substitutes: readonly string[];
  /** Days from the business date, or ISO days. */
  readonly absences?: readonly {
    readonly validFrom: string;
    readonly validTo: string;
    readonly reason: string;
  }[];
}

/** When a supervisor of a segment should look at somebody. */
export interface TeamRulesFile {
  readonly segment: string;
  readonly idleMinutes: number;
  /** Of the minutes of a day. */
  readonly overloadPercent: number;
  /** Last days of the classes of days without a contact, but of the last class. */
  readonly ageLimits: readonly number[];
}

/** Customers named for a specialist: those of a segment who owe most. */
export interface FixedAssignmentFile {
  readonly segment: string;
  readonly agent: string;
  readonly largest: number;
  readonly validFrom: string;
  readonly reason: string;
}

/** Customers of an owner whom somebody else works for a while. */
export interface TemporaryAssignmentFile {
  readonly segment: string;
  readonly owner: string;
  readonly collectionGroup: string;
  readonly agent: string;
  /** Days from the business date, or ISO days. */
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
  readonly createdBy: string;
}
