import type { Language } from '../domain/language.ts';
import { formatDecimal } from '../domain/money.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import { messageText } from './message-text.ts';
import { type ItemOnOffer, loadPromisableItems } from './promisable-items.ts';
import { loadSegmentCurrencies } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/**
 * The customer's open items, the oldest first, with what may be promised on each: the same figures
 * that `promiseToPay` checks against, so that what is proposed is never refused.
 */
export async function itemsToPromise({ db, language, position }: Visit) {
  const currencies = await loadSegmentCurrencies(db, position.segment, position.businessDate);
  const onOffer = await loadPromisableItems(db, position, currencies);
  return onOffer
    .map((offer) => tell(offer, currencies.minorDigits(position.source, offer.currency), language))
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1));
}

function tell(offer: ItemOnOffer, digits: number, language: Language) {
  const { key, reference, currency, isOverdue, whyNot } = offer;
  const { document, repetition, item, subitem, contract } = key;
  const collectible = whyNot === null ? offer.collectible : 0;
  return {
    ...{ document, repetition, item, subitem, reference, contract, currency },
    dueDate: effectiveDueDate(key),
    amount: formatDecimal(key.amount, digits),
    collectible: formatDecimal(collectible, digits),
    isProposed: isOverdue && collectible > 0,
    whyNot,
    whyNotText: whyNot === null ? null : messageText(`NOT_COLLECTIBLE_${whyNot}`, language),
  };
}
