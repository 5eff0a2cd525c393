import { formatDecimal, parseDecimal } from '../../domain/money.ts';

const DIGITS = 4;

/** What an item has, as a decimal text; no currency where the mirror does not know the item. */
export interface SpreadItem {
  readonly amount: string;
  readonly currency: string | null;
}

/**
 * Spreads a total over the items of its currency up to what each has; what exceeds them all stays with
 * the last of these, so that the parts always add up. Items of other currencies get nothing: without
 * any of its own a total is not spread. FI-CA's dispute case has one amount, however many items it is
 * about.
 * @example spreadOver('70.0000', 'EUR', [{ amount: '50.0000', currency: 'EUR' },
 *   { amount: '40.0000', currency: 'EUR' }]) //=> ['50.0000', '20.0000']
 */
export function spreadOver(
  total: string,
  currency: string,
  items: readonly SpreadItem[],
): string[] {
  let left = parseDecimal(total, DIGITS);
  const last = items.findLastIndex((item) => isOf(currency, item));
  return items.map((item, index) => {
    if (!isOf(currency, item)) return formatDecimal(0, DIGITS);
    const whole = Math.max(0, parseDecimal(item.amount, DIGITS));
    const share = index === last ? left : Math.min(left, whole);
    left -= share;
    return formatDecimal(share, DIGITS);
  });
}

/** Also what the mirror does not know. */
function isOf(currency: string, item: SpreadItem): boolean {
  return item.currency === null || item.currency === currency;
}
