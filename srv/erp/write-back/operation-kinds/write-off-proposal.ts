import { itemFields, type PayloadItem } from './item-fields.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** Amounts as decimal texts. */
export interface WriteOffProposalPayload {
  readonly proposalId: string;
  readonly partner: string;
  readonly currency: string;
  readonly amount: string;
  /** DFKKOP-ABGRD, as the bank configures it. */
  readonly reason: string;
  readonly note: string;
  readonly items: readonly (PayloadItem & { readonly amount: string })[];
}

/** Proposes to write items off; who may decides in the ERP. */
export const writeOffProposal = wrapperCreate<WriteOffProposalPayload>({
  entity: 'WriteOffProposal',
  erpKey: 'WriteOffProposal',
  touchesLedger: true,
  body: ({ partner, currency, amount, reason, note, items }, scales) => ({
    BusinessPartner: partner,
    TransactionCurrency: currency,
    WriteOffAmount: scales.wire(amount, currency),
    WriteOffReason: reason,
    NoteText: note,
    _Item: items.map((item) => ({
      ...itemFields(item),
      WriteOffAmount: scales.wire(item.amount, currency),
    })),
  }),
  cancelled: (db, { subject }) =>
    db.execute(`UPDATE saldo_writeoffs_WriteOffs SET state = 'cancelled' WHERE ID = ?`, [subject]),
});
