import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { itemsOfDocument, saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';

/**
 * Reverses a document: a new one clears what is open of it, with clearing reason 05.
 * @throws SandboxError DOCUMENT_NOT_OPEN
 */
export function reverseDocument(tables: Tables, document: string, stamp: Stamp) {
  const open = openItems(tables, document);
  const reversal = nextNumber(tables, 'document');
  saveItems(
    tables,
    open.map((item) => ({
      ...item,
      CAClearingStatus: '9',
      CAClearingDate: stamp.date,
      CAClearingDocumentNumber: reversal,
      CAPostingDateOfClearingDoc: stamp.date,
      CAClearingReason: '05',
      LastChangeDate: stamp.date,
      LastChangeTime: stamp.time,
    })),
  );
  return { document, reversal, items: open.length };
}

/**
 * Archives a document: nothing of it is in the ledger any more.
 * @throws SandboxError DOCUMENT_NOT_OPEN
 */
export function archiveDocument(tables: Tables, document: string) {
  const open = openItems(tables, document);
  tables.run('DELETE FROM $item WHERE CADocumentNumber = ?', document);
  return { document, items: open.length };
}

function openItems(tables: Tables, document: string) {
  const open = itemsOfDocument(tables, document).filter((item) => item.CAClearingStatus === '');
  if (open.length > 0) return open;
  throw new SandboxError('DOCUMENT_NOT_OPEN', `Document ${document} has no open item`, 409);
}
