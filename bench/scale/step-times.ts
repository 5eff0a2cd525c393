/** Seconds of a step of the night on an idle machine: in the process itself, and in the database for it. */
export interface StepTime {
  readonly processSeconds: number;
  readonly databaseSeconds: number;
}

/** A step that each segment does once: what it takes with few customers, and more for each of many. */
export interface SegmentStep {
  readonly base: StepTime;
  readonly eachCustomer: StepTime;
}

/** What a night takes, measured on one process. */
export interface NightTimes {
  readonly customers: number;
  /** Items for each customer; what a partition takes grows with them. */
  readonly itemsPerCustomer: number;
  readonly partitionSize: number;
  readonly plan: SegmentStep;
  /** A whole partition. */
  readonly evaluate: StepTime;
  /** Cutting a segment into groups of agents who share no customer, and balancing an only one. */
  readonly balance: SegmentStep;
  /** Balancing all groups of a segment, and how many there are of them in one. */
  readonly component: SegmentStep;
  readonly components: number;
  readonly publish: SegmentStep;
  /** Rows that evaluating a customer writes. */
  readonly rowsPerCustomer: number;
  /** Customers of each segment. */
  readonly segments: readonly number[];
  /** What a process computes more on its first partitions, until its code is compiled. */
  readonly warmUpSeconds: number;
}

export function times({ processSeconds, databaseSeconds }: StepTime, factor: number): StepTime {
  return {
    processSeconds: processSeconds * factor,
    databaseSeconds: databaseSeconds * factor,
  };
}

/** A step of a segment with so many customers. */
export function forSegment({ base, eachCustomer }: SegmentStep, customers: number): StepTime {
  const more = times(eachCustomer, customers);
  return {
    processSeconds: base.processSeconds + more.processSeconds,
    databaseSeconds: base.databaseSeconds + more.databaseSeconds,
  };
}

export function secondsOf({ processSeconds, databaseSeconds }: StepTime): number {
  return processSeconds + databaseSeconds;
}
