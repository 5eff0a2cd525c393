import type { WritableItem } from '../domain/check-write-off.ts';
import { type ItemKey, itemKeyText, type SubstituteCategory } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { ERP_DECISION, UNDER_WAY } from '../runs/written-off-parts.ts';
import { type CustomerOfDay, loadPromisableItems } from './promisable-items.ts';

/** An open receivable with its key. */
export interface ItemToWriteOff extends WritableItem {
  readonly key: ItemKey;
}

/** Proposals that wait here, or on which nobody has decided in the ERP. */
const PROPOSED = `SELECT proposed.source, proposed.document, proposed.repetition, proposed.item,
    proposed.subitem
  FROM saldo_writeoffs_WriteOffItems proposed
  JOIN saldo_writeoffs_WriteOffs writeOff ON writeOff.ID = proposed.writeOff
  ${ERP_DECISION}
  WHERE writeOff.source = ? AND writeOff.partner = ? AND writeOff.ID <> ? AND ${UNDER_WAY}`;

/** A proposal, which does not stand in its own way; nor does the dispute whose decision it is. */
export interface OwnProposal {
  readonly id: string;
  readonly dispute: string | null;
}

/**
 * The customer's open receivables in the segment, as they can be written off. What is disputed is its
 * case's to give up, and then the rest may be promised. What a dispute gives up is given up wherever it is.
 */
export async function loadItemsToWriteOff(
  db: Database,
  customer: CustomerOfDay,
  currencies: CurrencyTable,
  { id, dispute }: OwnProposal,
): Promise<ItemToWriteOff[]> {
  const { source, partner } = customer;
  const underWay = await db.query<ItemKey>(PROPOSED, [source, partner, id]);
  const proposed = new Set(underWay.map(itemKeyText));
  const onOffer = await loadPromisableItems(db, customer, currencies);
  return onOffer
    .filter(({ key }) => key.amount > 0)
    .map(({ key, item, currency, substituteCategory }) => ({
      key,
      item,
      currency,
      open: dispute ? key.amount : Math.max(0, key.amount - key.disputedAmount),
      isArranged: dispute ? isReplaced(substituteCategory) : substituteCategory !== '',
      isWithAgency: key.isAtErpAgency && !dispute,
      isProposed: proposed.has(item),
    }));
}

/** A plan or a collective bill stands for the whole item. */
function isReplaced(category: SubstituteCategory): boolean {
  return category === 'R' || category === 'S';
}
