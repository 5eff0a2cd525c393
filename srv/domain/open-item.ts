import type { IsoDate } from './iso-date.ts';

/** Key of an FI-CA item (DFKKOP) in one source system. */
export interface ItemKey {
  readonly source: string;
  /** OPBEL */
  readonly document: string;
  /** OPUPW: '000', or the number of a recurring due date. */
  readonly repetition: string;
  /** OPUPK */
  readonly item: string;
  /** OPUPZ: '000' holds what is still open; each partial clearing adds one. */
  readonly subitem: string;
}

/** ABWTP: what stands in for the item. P promise to pay, R instalment plan, S collective bill. */
export type SubstituteCategory = '' | 'P' | 'R' | 'S';

/** A business partner item of FI-CA as the mirror holds it. */
export interface OpenItem extends ItemKey {
  /** BUKRS */
  readonly companyCode: string;
  /** VKONT */
  readonly account: string;
  /** VTREF; empty when the item belongs to no contract. */
  readonly contract: string;
  /** WAERS */
  readonly currency: string;
  /** BETRW in minor units of the currency: receivables positive, credits negative. */
  readonly amount: number;
  /** FAEDN */
  readonly dueDate: IsoDate;
  /** STUDT: deferred until this day. */
  readonly deferralDate: IsoDate | null;
  /** AUGST: blank is open. */
  readonly clearingStatus: string;
  /** AUGRS: who alone may clear the item; blank is anyone. */
  readonly clearingRestriction: string;
  /** STAKZ: blank is a real receivable. */
  readonly statisticalCode: string;
  readonly substituteCategory: SubstituteCategory;
  /** INKPS, where Saldo did not ask for it: an agency collects the item. */
  readonly isAtErpAgency: boolean;
  /** The part in an open dispute, minor units, never negative. */
  readonly disputedAmount: number;
  /** The part that is to be written off and not in dispute, minor units, never negative. */
  readonly writtenOffAmount: number;
}

/** True while nothing has cleared the item. */
export function isOpen(item: Pick<OpenItem, 'clearingStatus'>): boolean {
  return item.clearingStatus === '';
}

/** True for items that FI-CA does not post to the general ledger (down payment requests, plans). */
export function isStatistical(item: Pick<OpenItem, 'statisticalCode'>): boolean {
  return item.statisticalCode !== '';
}

/** The day from which the item counts as due: a deferral moves it. */
export function effectiveDueDate(item: Pick<OpenItem, 'dueDate' | 'deferralDate'>): IsoDate {
  const { dueDate, deferralDate } = item;
  return deferralDate !== null && deferralDate > dueDate ? deferralDate : dueDate;
}

/** One text for an item's key, for maps and messages. */
export function itemKeyText(key: ItemKey): string {
  return `${key.source}/${key.document}/${key.repetition}/${key.item}/${key.subitem}`;
}
