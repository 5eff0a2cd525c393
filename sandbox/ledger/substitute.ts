import { SandboxError } from '../sandbox-error.ts';
import { isOpen, itemKeyText, type LedgerItem } from './item.ts';

/** P promise to pay, R installment plan, S collective bill (ABWTP). */
export type SubstituteCategory = 'P' | 'R' | 'S';

/**
 * Marks items as standing in a promise, plan or collective bill.
 * @throws SandboxError ITEM_CLEARED or ITEM_HAS_SUBSTITUTE: FI-CA takes an item into one of them only
 */
export function markSubstitute(
  items: readonly LedgerItem[],
  category: SubstituteCategory,
  documentNumber: string,
  stamp: { date: string; time: string },
): LedgerItem[] {
  for (const item of items) assertFree(item);
  return items.map((item) => ({
    ...item,
    CASubstituteDocumentCategory: category,
    CASubstituteDocumentNumber: documentNumber,
    LastChangeDate: stamp.date,
    LastChangeTime: stamp.time,
  }));
}

/** Frees items from a promise, plan or collective bill that no longer holds. */
export function releaseSubstitute(
  items: readonly LedgerItem[],
  stamp: { date: string; time: string },
): LedgerItem[] {
  return items.map((item) => ({
    ...item,
    CASubstituteDocumentCategory: '',
    CASubstituteDocumentNumber: '',
    LastChangeDate: stamp.date,
    LastChangeTime: stamp.time,
  }));
}

/** Open, and in no promise, plan or collective bill. ITEM_CLEARED, ITEM_HAS_SUBSTITUTE. */
export function assertFree(item: LedgerItem): void {
  const key = itemKeyText(item);
  if (!isOpen(item)) {
    throw new SandboxError('ITEM_CLEARED', `Item ${key} is already cleared; leave it out`, 400);
  }
  if (item.CASubstituteDocumentCategory === '') return;
  throw new SandboxError(
    'ITEM_HAS_SUBSTITUTE',
    `Item ${key} already stands in ${item.CASubstituteDocumentNumber} (category ${item.CASubstituteDocumentCategory}); withdraw that first`,
    400,
  );
}
