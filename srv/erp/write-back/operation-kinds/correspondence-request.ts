import type { Database } from '../../../platform/database.ts';
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
  cancelled: (db, { subject }) => forgetContact(db, subject),
  body: ({ partner, account, companyCode, type, language, document }) => ({
    CorrespondenceType: type,
    BusinessPartner: partner,
    ContractAccount: account,
    CompanyCode: companyCode,
    Language: language?.toUpperCase(),
    CADocumentNumber: document,
  }),
});

/** A letter that was never sent is no contact, which the contact gate would count. */
async function forgetContact(db: Database, letter: string): Promise<void> {
  await db.execute('DELETE FROM saldo_contacts_ContactDebts WHERE contact = ?', [letter]);
  await db.execute('DELETE FROM saldo_contacts_Contacts WHERE ID = ?', [letter]);
}
