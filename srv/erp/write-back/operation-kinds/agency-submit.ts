import type { Database } from '../../../platform/database.ts';
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
  items: 'takes',
  body: ({ partner, agency, currency, items }) => ({
    BusinessPartner: partner,
    CollectionAgency: agency,
    TransactionCurrency: currency,
    _Item: items.map(itemFields),
  }),
  cancelled: (db, { subject }) => giveUpSubmission(db, subject),
});

/** Nothing is with the agency: what would recall it is taken back. */
async function giveUpSubmission(db: Database, submission: string): Promise<void> {
  await db.execute(`UPDATE saldo_placements_Submissions SET state = 'cancelled' WHERE ID = ?`, [
    submission,
  ]);
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'cancelled', resolution = ?
      WHERE subject = ? AND kind = 'agency-recall' AND state = 'pending'`,
    ['The submission was cancelled, so there is nothing to recall.', submission],
  );
}
