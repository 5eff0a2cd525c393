/** A kind of object that events are about. */
export type SubjectName =
  | 'partner'
  | 'account'
  | 'document'
  | 'payment'
  | 'promise'
  | 'plan'
  | 'dispute'
  | 'contract'
  | 'credit';

export interface EventType {
  readonly type: string;
  readonly subject: SubjectName;
  /** Follows SAP's pattern, but its name was found in no published catalogue. */
  readonly isAssumed?: true;
}

/**
 * What SAP's events are about. Names of business partner events are published (CAP's guide on S/4HANA
 * events); of FI-CA's only the signatures `D_ContrAcctgDocument…`, `D_ContractAccount…` are. `saldo.erp`
 * are events that the ERP team raises beside the wrapper contract. A bank adds its own in `cds.saldo.eventTypes`.
 */
export const standardTypes: readonly EventType[] = [
  ...beh('businesspartner', 'BusinessPartner', ['Created', 'Changed'], 'partner'),
  ...assumed(beh('contractaccount', 'ContractAccount', ['Created', 'Changed'], 'account')),
  ...assumed(
    beh('contracctgdocument', 'ContrAcctgDocument', ['Created', 'Changed', 'Canceled'], 'document'),
  ),
  ...assumed(
    beh('cabusinesspartnerpayment', 'CABusinessPartnerPayment', ['Created', 'Changed'], 'payment'),
  ),
  ...assumed(beh('cadisputecase', 'CADisputeCase', ['Created', 'Changed'], 'dispute')),
  ...assumed(
    beh('creditmanagementaccount', 'CreditManagementAccount', ['Created', 'Changed'], 'credit'),
  ),
  { type: 'saldo.erp.PromiseToPay.Changed.v1', subject: 'promise' },
  { type: 'saldo.erp.InstallmentPlan.Changed.v1', subject: 'plan' },
  { type: 'saldo.erp.Contract.Changed.v1', subject: 'contract' },
  { type: 'saldo.erp.ContrAcctgDocument.Changed.v1', subject: 'document' },
  { type: 'saldo.erp.Payment.Changed.v1', subject: 'payment' },
];

/** Types a bank adds: which kind of object an event's type is about. */
export type OwnTypes = Readonly<Record<string, SubjectName>>;

/** Finds what a type is about; undefined for types that say nothing to Saldo. */
export function subjectOfType(type: string, ownTypes: OwnTypes = {}): SubjectName | undefined {
  const plain = plainType(type);
  return ownTypes[plain] ?? standard.get(plain);
}

/** A topic of a broker writes slashes for dots, and its namespace before SAP's: `bank/s4/1/ce/sap/s4/…`. */
function plainType(type: string): string {
  return type.replaceAll('/', '.').replace(/^.*\.ce\./, '');
}

const standard = new Map(standardTypes.map(({ type, subject }) => [type, subject]));

/** Types of SAP's business event handling, as in `sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1`. */
function beh(
  area: string,
  object: string,
  happenings: readonly string[],
  subject: SubjectName,
): EventType[] {
  return happenings.map((what) => ({
    type: `sap.s4.beh.${area}.v1.${object}.${what}.v1`,
    subject,
  }));
}

function assumed(types: readonly EventType[]): EventType[] {
  return types.map((one) => ({ ...one, isAssumed: true }));
}
