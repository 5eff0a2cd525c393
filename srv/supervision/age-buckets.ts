/** A class of days without a contact; no last day: and more. */
export interface AgeBucket {
  readonly segment: string;
  readonly fromDays: number;
  readonly toDays: number | null;
}

/** The classes that end with these days, and one for more: 7, 30 are 0 to 7, 8 to 30, 31 and more. */
export function ageBuckets(segment: string, limits: readonly number[]): AgeBucket[] {
  const from = [0, ...limits.map((limit) => limit + 1)];
  return from.map((fromDays, index) => ({ segment, fromDays, toDays: limits[index] ?? null }));
}
