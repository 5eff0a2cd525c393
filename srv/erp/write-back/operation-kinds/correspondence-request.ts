import { wrapperCreate } from './wrapper-create.ts';

/** A letter that the ERP is to print or send. */
export interface CorrespondencePayload {
  /** Id of the request: the same letter may be wanted again. */
  readonly requestId: string;
  readonly partner: string;
  readonly account?: string;
  readonly companyCode?: string;
  /** DFKKCOH-COTYP: 0005 instalment plan, 0008 payment form, … */
  readonly type: string;
  /** ISO 639-1 in lower case. */
  readonly language?: string;
  /** Document the letter is about. */
  readonly document?: string;
}

export const correspondenceRequest = wrapperCreate<CorrespondencePayload>({
  entity: 'CorrespondenceRequest',
  erpKey: 'CorrespondenceRequest',
  touchesLedger: true,
  body: ({ partner, account, companyCode, type, language, document }) => ({
    CorrespondenceType: type,
    BusinessPartner: partner,
    ContractAccount: account,
    CompanyCode: companyCode,
    Language: language?.toUpperCase(),
    CADocumentNumber: document,
  }),
});
