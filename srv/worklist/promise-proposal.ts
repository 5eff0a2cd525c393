import { itemKeyText } from '../domain/open-item.ts';
import type { PromiseDate, PromisedItem } from '../domain/promise.ts';
import type { PromiseProposal } from '../domain/promise-schedule.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { type AmountInput, type ItemInput, minorUnits, withoutGaps } from './chosen-items.ts';
import type { ItemOnOffer } from './promisable-items.ts';
import type { MyPosition } from './visit.ts';

/** Decimals of a stored amount: good enough to read what is about unknown items. */
const STORED_DIGITS = 4;

/** What the agent sends. Without items all that is overdue is meant. */
export interface PromiseInput {
  readonly items?: readonly (ItemInput | null)[] | null;
  readonly dates?: readonly (DateInput | null)[] | null;
  readonly note?: string | null;
}

interface DateInput {
  readonly dueOn?: string | null;
  /** The whole sum when left out and this is the only date. */
  readonly amount?: AmountInput;
}

/**
 * The proposal in exact amounts of its one currency, the first item's. A single date without an
 * amount gets the whole sum. AMOUNT_… with the target when a number does not fit the currency.
 */
export function proposalOf(
  input: PromiseInput,
  { source, partner }: MyPosition,
  onOffer: readonly ItemOnOffer[],
  currencies: CurrencyTable,
): PromiseProposal {
  const named = withoutGaps(input.items, 'items');
  const chosen = named.length > 0 ? named : overdueItems(onOffer);
  const offers = chosen.map((item) => {
    const key = itemKeyText({ source, ...item });
    return { item: key, amount: item.amount, offer: onOffer.find((offer) => offer.item === key) };
  });
  const currency = offers.find(({ offer }) => offer)?.offer?.currency ?? '';
  const digits = currency === '' ? STORED_DIGITS : currencies.minorDigits(source, currency);
  const items = offers.map(({ item, amount, offer }, index): PromisedItem => {
    const target = `items[${index}]/amount`;
    return { item, amount: minorUnits(amount, digits, offer?.collectible ?? 0, target) };
  });
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const dates = datesOf(withoutGaps(input.dates, 'dates'), digits, total);
  return { source, partner, currency, items, dates };
}

function datesOf(given: readonly DateInput[], digits: number, total: number): PromiseDate[] {
  const whole = given.length === 1 ? total : 0;
  return given.map(({ dueOn, amount }, index) => {
    return {
      dueOn: dueOn ?? '',
      amount: minorUnits(amount, digits, whole, `dates[${index}]/amount`),
    };
  });
}

function overdueItems(onOffer: readonly ItemOnOffer[]): ItemInput[] {
  return onOffer
    .filter(({ isOverdue, collectible, substituteCategory }) => {
      return isOverdue && collectible > 0 && substituteCategory === '';
    })
    .map(({ key }) => key)
    .map(({ document, repetition, item, subitem }) => ({ document, repetition, item, subitem }));
}
