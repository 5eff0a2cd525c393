import type { Language } from '../domain/language.ts';
import { formatDecimal } from '../domain/money.ts';
import { effectiveDueDate } from '../domain/open-item.ts';
import type { ItemInput } from './chosen-items.ts';
import { messageText } from './message-text.ts';
import { openPromiseOf } from './open-promise.ts';
import { type ItemOnOffer, loadPromisableItems } from './promisable-items.ts';
import { itemsOf } from './replace-promise.ts';
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

/**
 * As above for what is to be promised in the place of an open promise: its items are free, and
 * proposed as they are. PROMISE_UNKNOWN, PROMISE_NOT_OPEN.
 */
export async function itemsToReplace(visit: Visit, { promise }: { readonly promise: string }) {
  const { db, language, position } = visit;
  const open = await openPromiseOf(visit, promise);
  const promised = new Set((await itemsOf(visit, open)).map((item) => keyText(item)));
  const currencies = await loadSegmentCurrencies(db, position.segment, position.businessDate);
  const onOffer = await loadPromisableItems(db, position, currencies, promise);
  return onOffer
    .map((offer) => tell(offer, currencies.minorDigits(position.source, offer.currency), language))
    .map((item) => ({ ...item, isProposed: item.whyNot === null && promised.has(keyText(item)) }))
    .sort((a, b) => (a.dueDate < b.dueDate ? -1 : 1));
}

function keyText({ document, repetition, item, subitem }: ItemInput): string {
  return [document, repetition, item, subitem].join('/');
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
