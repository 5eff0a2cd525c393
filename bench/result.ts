/** One measured figure, with what it is held against in the same run. */
export interface BenchResult {
  name: string;
  value: number;
  unit: string;
  /** The raw limit, or the figure wanted; in the same unit. */
  limit: number;
  /** value / limit. */
  ratio: number;
  /** Other ways to do the same, in the same unit. */
  peers: Record<string, number>;
  /** Customers, items or evaluations measured. */
  rows: number;
  /** Resident memory after the measurement, or its peak where another process measured. */
  rssMb: number;
}

/** A result with ratio and memory filled in. */
export function benchResult(
  measured: Omit<BenchResult, 'ratio' | 'rssMb' | 'peers'> &
    Partial<Pick<BenchResult, 'rssMb' | 'peers'>>,
): BenchResult {
  const rssMb = Math.round(process.memoryUsage().rss / 1_000_000);
  return { peers: {}, rssMb, ...measured, ratio: measured.value / measured.limit };
}
