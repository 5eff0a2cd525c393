import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import { allOf, badRequest, type Refusal } from '../requests/refusal.ts';
import { type ItemInput, minorUnits, withoutGaps } from './chosen-items.ts';
import type { ItemOnOffer } from './promisable-items.ts';

/** An item that a plan pays off, and what is asked for it. */
export interface PlannedItem {
  readonly key: ItemKey;
  /** Minor units. */
  readonly collectible: number;
}

/** The items of a plan: whole items of one currency. */
export interface ItemsToPlan {
  readonly items: readonly PlannedItem[];
  readonly currency: string;
  /** Minor units. */
  readonly principal: number;
  readonly accounts: readonly string[];
  readonly contracts: readonly string[];
}

/**
 * What an agent chose for a plan, or all that is overdue. A plan stands for whole items: one that is
 * promised, planned, disputed or covered in part is left out first. PLAN_NO_ITEMS, PLAN_ITEM_…
 */
export function itemsToPlan(
  chosen: readonly (ItemInput | null)[],
  source: string,
  onOffer: readonly ItemOnOffer[],
  digitsOf: (currency: string) => number,
): ItemsToPlan {
  const named = withoutGaps(chosen, 'items');
  const wanted =
    named.length > 0 ? named : onOffer.filter(isOverdueAndFree).map(({ key }) => keyOf(key));
  if (wanted.length === 0) throw badRequest('PLAN_NO_ITEMS', 'items');
  const texts = wanted.map((item) => itemKeyText({ source, ...item }));
  const found = texts.map((text) => onOffer.find(({ item }) => item === text));
  const currency = found.find((item) => item !== undefined)?.currency ?? '';
  const problems = wanted.flatMap((item, index) => {
    const target = `items[${index}]`;
    const isTwice = texts.indexOf(texts[index] ?? '') !== index;
    const code = isTwice
      ? 'PLAN_ITEM_TWICE'
      : problemOf(item, found[index], currency, digitsOf, target);
    return code ? [badRequest(code, target, { value: texts[index] ?? '' })] : [];
  });
  if (problems.length > 0) throw allOf(problems satisfies Refusal[]);
  const items = found.filter((item) => item !== undefined);
  return {
    items,
    currency,
    principal: items.reduce((sum, { collectible }) => sum + collectible, 0),
    accounts: [...new Set(items.map(({ key }) => key.account))],
    contracts: [...new Set(items.map(({ key }) => key.contract))],
  };
}

function isOverdueAndFree(item: ItemOnOffer): boolean {
  return item.isOverdue && item.whyNot === null && item.collectible === item.key.amount;
}

function keyOf({ document, repetition, item, subitem }: ItemOnOffer['key']): ItemInput {
  return { document, repetition, item, subitem };
}

function problemOf(
  { amount }: ItemInput,
  item: ItemOnOffer | undefined,
  currency: string,
  digitsOf: (currency: string) => number,
  target: string,
): string | null {
  if (!item) return 'PLAN_ITEM_UNKNOWN';
  if (item.currency !== currency) return 'PLAN_ITEM_CURRENCY';
  if (item.whyNot !== null || item.substituteCategory !== '') return 'PLAN_ITEM_TAKEN';
  const { amount: open } = item.key;
  const asked = minorUnits(amount, digitsOf(currency), open, `${target}/amount`);
  return asked === open && item.collectible === open ? null : 'PLAN_ITEM_IN_PART';
}
