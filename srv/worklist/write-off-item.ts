import cds from '@sap/cds';
import { parseDecimal } from '../domain/money.ts';
import { itemKeyText } from '../domain/open-item.ts';
import { conflict, notOnMyList } from '../requests/refusal.ts';
import { type AmountInput, type ItemInput, minorUnits } from './chosen-items.ts';
import type { Notice } from './notice.ts';
import { proposeWriteOff, type WriteOffInput } from './propose-write-off.ts';
import { revalueCustomer } from './revalue-customer.ts';
import { type PositionRequest, visitOf } from './visit.ts';

/** Decimals of stored amounts. */
const DIGITS = 4;

/** What is proposed of one item. */
export interface ItemWriteOffInput extends Omit<WriteOffInput, 'items'> {
  readonly amount?: AmountInput;
  /** What was open on the item as it was seen; not compared when left out. */
  readonly seen?: AmountInput;
}

interface MyItem extends ItemInput {
  readonly amount: string;
  readonly currency: string;
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

const KEY = ['segment', 'source', 'partner', 'document', 'repetition', 'item', 'subitem'];
const ITEM = [...KEY, 'amount', 'currency'];

/**
 * Proposes to write one item off, as `proposeWriteOff` on its customer, read through the agent's own view.
 * ITEM_CHANGED (409) when another amount is open than was seen.
 */
export async function writeOffItem(
  request: PositionRequest,
  { amount, seen, ...input }: ItemWriteOffInput,
): Promise<Notice | null> {
  const query = cds.ql.SELECT.one.from(request.subject as never).columns(ITEM as never);
  const found = (await cds.run(query)) as MyItem | null;
  if (!found) throw notOnMyList();
  refuseChanged(found, seen);
  const { segment, source, partner, document, repetition, item, subitem } = found;
  const whole = { document, repetition, item, subitem, amount: amount ?? seen };
  const visit = await visitOf(request, positionOf({ segment, source, partner }));
  const notice = await proposeWriteOff(visit, { ...input, items: [whole] });
  await revalueCustomer(visit);
  return notice;
}

function refuseChanged({ amount: open, currency, ...item }: MyItem, seen: AmountInput): void {
  if (seen === null || seen === undefined) return;
  if (minorUnits(seen, DIGITS, 0, 'seen') === parseDecimal(open, DIGITS)) return;
  throw conflict('ITEM_CHANGED', { value: itemKeyText(item), open, seen: String(seen), currency });
}

function positionOf(key: Readonly<Record<string, string>>): object {
  const where = Object.entries(key).flatMap(([name, val], index) => [
    ...(index > 0 ? ['and'] : []),
    ...[{ ref: [name] }, '=', { val }],
  ]);
  return { ref: [{ id: 'WorklistService.MyPositions', where }] };
}
