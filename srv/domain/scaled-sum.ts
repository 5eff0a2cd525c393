/** Decimal text with four decimals of a sum scaled by 10^4; sums outgrow safe integers. */
export function scaledSumText(sum4: bigint): string {
  const digits = String(sum4 < 0n ? -sum4 : sum4).padStart(5, '0');
  return `${sum4 < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
