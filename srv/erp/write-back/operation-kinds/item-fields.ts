/** An item in a payload. */
export interface PayloadItem {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
}

/** Its key as the ERP names it (DFKKOP). */
export function itemFields({ document, repetition, item, subitem }: PayloadItem) {
  return {
    CADocumentNumber: document,
    CARepetitionItemNumber: repetition,
    CABPItemNumber: item,
    CASubItemNumber: subitem,
  };
}

/** Its key in 22 characters, as in DFKKLOCKS-LOOBJ1 and in the objects of a dispute case. */
export function itemKeyText22({ document, repetition, item, subitem }: PayloadItem): string {
  return document.padStart(12, '0') + repetition + item + subitem;
}
