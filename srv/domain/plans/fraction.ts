import { safeInteger } from '../money.ts';

/** An exact ratio: a rate of one period never ends in decimals. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** The amount times the ratio, rounded half up to the minor unit. */
export function times(amount: number, { over, under }: Fraction): number {
  return roundHalfUp(BigInt(amount) * over, under);
}

/** A ratio of two positive integers, rounded half up. AMOUNT_TOO_LARGE beyond the safe integers. */
export function roundHalfUp(over: bigint, under: bigint): number {
  const rounded = (2n * over + under) / (2n * under);
  return safeInteger(Number(rounded), String(rounded));
}

/** The next multiple of `step` that is not below the amount; the amount itself without a step. */
export function raisedTo(step: number | null, amount: number): number {
  return step === null ? amount : Math.ceil(amount / step) * step;
}
