import type { Happening } from './event-sender.ts';

/** A document was posted, or what it cleared was reset. */
export function documentEvent(happening: 'Created' | 'Changed', document: string): Happening {
  return {
    type: `sap.s4.beh.contracctgdocument.v1.ContrAcctgDocument.${happening}.v1`,
    data: { CADocumentNumber: document },
  };
}
