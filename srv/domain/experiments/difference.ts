/** A difference between two arms, with the limits of its confidence interval. */
export interface Difference {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/** Whether chance alone may explain a difference. */
export function includesZero({ lower, upper }: Difference): boolean {
  return lower <= 0 && upper >= 0;
}
