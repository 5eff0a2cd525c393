import { formatDecimal, parseDecimal } from '../../domain/money.ts';

const DIGITS = 4;

/**
 * Spreads a total over items up to what each has; what exceeds them all stays with the last, so that
 * the parts always add up. FI-CA's dispute case has one amount, however many items it is about.
 * @example spreadOver('70.0000', ['50.0000', '40.0000']) //=> ['50.0000', '20.0000']
 */
export function spreadOver(total: string, amounts: readonly string[]): string[] {
  let left = parseDecimal(total, DIGITS);
  return amounts.map((amount, index) => {
    const isLast = index === amounts.length - 1;
    const share = isLast ? left : Math.min(left, Math.max(0, parseDecimal(amount, DIGITS)));
    left -= share;
    return formatDecimal(share, DIGITS);
  });
}
