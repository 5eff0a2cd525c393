import cds from '@sap/cds';
import { notOnMyList } from '../requests/refusal.ts';
import type { ItemInput } from './chosen-items.ts';
import type { Notice } from './notice.ts';
import { proposeWriteOff, type WriteOffInput } from './propose-write-off.ts';
import { revalueCustomer } from './revalue-customer.ts';
import { type PositionRequest, visitOf } from './visit.ts';

/** What is proposed of one item. */
export interface ItemWriteOffInput extends Omit<WriteOffInput, 'items'> {
  readonly amount?: ItemInput['amount'];
}

interface MyItem extends ItemInput {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

const ITEM = ['segment', 'source', 'partner', 'document', 'repetition', 'item', 'subitem'];

/** Proposes to write one item off, as `proposeWriteOff` on its customer, read through the agent's own view. */
export async function writeOffItem(
  request: PositionRequest,
  { amount, ...input }: ItemWriteOffInput,
): Promise<Notice | null> {
  const query = cds.ql.SELECT.one.from(request.subject as never).columns(ITEM as never);
  const found = (await cds.run(query)) as MyItem | null;
  if (!found) throw notOnMyList();
  const { segment, source, partner, ...item } = found;
  const visit = await visitOf(request, positionOf({ segment, source, partner }));
  const notice = await proposeWriteOff(visit, { ...input, items: [{ ...item, amount }] });
  await revalueCustomer(visit);
  return notice;
}

function positionOf(key: Readonly<Record<string, string>>): object {
  const where = Object.entries(key).flatMap(([name, val], index) => [
    ...(index > 0 ? ['and'] : []),
    ...[{ ref: [name] }, '=', { val }],
  ]);
  return { ref: [{ id: 'WorklistService.MyPositions', where }] };
}
