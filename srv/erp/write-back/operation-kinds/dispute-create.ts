import { services } from '../../services.ts';
import { filterPath } from '../odata-path.ts';
import type { ErpRow, OperationKind } from '../operation-kind.ts';
import { adoptErpCase, closeCaseHere } from './dispute-object.ts';
import { itemKeyText22, type PayloadItem } from './item-fields.ts';

/** A dispute case as it is put into an operation; amounts as decimal texts. */
export interface DisputePayload {
  /** The key that the case shall have in the ERP, too. */
  readonly caseId: string;
  readonly partner: string;
  readonly caseType: string;
  readonly title: string;
  /** SCMG_T_CASE_ATTR-REASON_CODE. */
  readonly reason: string;
  readonly companyCode: string;
  readonly currency: string;
  readonly amount: string;
  readonly items: readonly PayloadItem[];
}

/** CaseUUID. */
const CASE_KEY = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Opens a dispute case by SAP's own service. It knows no operation ids: the case carries ours as its
 * external reference and is found by it. Whether the service keeps the key we choose is not
 * published, so a second request may open a second case, which is then found and parked.
 */
export const disputeCreate: OperationKind = {
  service: services.disputes,
  entity: 'DisputeCase',
  touchesLedger: true,
  sentTwice: 'two-effects',
  erpKeyPattern: CASE_KEY,
  write: ({ id, payload, scales }) => {
    const dispute = payload as DisputePayload;
    return {
      method: 'POST',
      path: '/DisputeCase',
      body: {
        CaseUUID: dispute.caseId,
        CaseExternalReference: referenceOf(id),
        CaseType: dispute.caseType,
        CaseTitle: dispute.title,
        CaseReason: dispute.reason,
        BusinessPartner: dispute.partner,
        CompanyCode: dispute.companyCode,
        DisputeCaseCurrency: dispute.currency,
        OriginalAmount: scales.wire(dispute.amount, dispute.currency),
        DisputedAmount: scales.wire(dispute.amount, dispute.currency),
        _DisputeCaseObject: dispute.items.map((item) => ({
          ObjectType: 'CA_DOC',
          ObjectKey: itemKeyText22(item),
          ObjectClassification: 'DISP_INV',
        })),
      },
    };
  },
  answered: (row, { id }) => keyOfOurs(row, id),
  trace: ({ id }) => ({
    path: filterPath('DisputeCase', { CaseExternalReference: referenceOf(id) }),
    shows: (rows) => rows.map((row) => keyOfOurs(row, id)).filter((key) => key !== null),
  }),
  confirmed: adoptErpCase,
  cancelled: closeCaseHere,
};

/** 32 characters: EXT_REF has no room for hyphens. */
function referenceOf(id: string): string {
  return id.replaceAll('-', '').toUpperCase();
}

function keyOfOurs(row: ErpRow | null, id: string): string | null {
  const isOurs = String(row?.CaseExternalReference ?? '').toUpperCase() === referenceOf(id);
  return isOurs && typeof row?.CaseUUID === 'string' ? row.CaseUUID : null;
}
