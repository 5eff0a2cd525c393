import type { LedgerItem } from './item.ts';

/**
 * Takes a clearing back: the rows it cleared are open again and say so (XRAGL).
 * Subitems stay split, so the sum over an item's rows never changes.
 */
export function resetClearing(
  cleared: readonly LedgerItem[],
  stamp: { date: string; time: string },
): LedgerItem[] {
  return cleared.map((item) => ({
    ...item,
    CAClearingStatus: '',
    CAClearingDate: null,
    CAClearingDocumentNumber: '',
    CAPostingDateOfClearingDoc: null,
    CAClearingReason: '',
    CAClearingPostingIsReset: true,
    LastChangeDate: stamp.date,
    LastChangeTime: stamp.time,
  }));
}
