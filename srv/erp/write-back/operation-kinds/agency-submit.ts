import { itemFields, type PayloadItem } from './item-fields.ts';
import { wrapperCreate } from './wrapper-create.ts';

export interface AgencySubmitPayload {
  readonly submissionId: string;
  readonly partner: string;
  /** DFKKCOLL-INKGP: the agency's partner number. */
  readonly agency: string;
  readonly currency: string;
  readonly items: readonly PayloadItem[];
}

/** Gives items to a collection agency (FP03E, FP03D); the ERP says how much each has open. */
export const agencySubmit = wrapperCreate<AgencySubmitPayload>({
  entity: 'AgencySubmission',
  erpKey: 'AgencySubmission',
  touchesLedger: true,
  body: ({ partner, agency, currency, items }) => ({
    BusinessPartner: partner,
    CollectionAgency: agency,
    TransactionCurrency: currency,
    _Item: items.map(itemFields),
  }),
});
