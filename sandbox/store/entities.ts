/** Where each kind of record lives: the entity's name in the model. */
export const entities = {
  partner: 'API_BUSINESS_PARTNER.A_BusinessPartner',
  address: 'API_BUSINESS_PARTNER.A_BusinessPartnerAddress',
  email: 'API_BUSINESS_PARTNER.A_AddressEmailAddress',
  phone: 'API_BUSINESS_PARTNER.A_AddressPhoneNumber',
  standing: 'API_BUSINESS_PARTNER.A_BPCreditWorthiness',
  relationship: 'API_BUSINESS_PARTNER.A_BPRelationship',
  account: 'CONTRACTACCOUNT_0001.ContractAccount',
  accountPartner: 'CONTRACTACCOUNT_0001.ContractAccountPartner',
  accountLock: 'CONTRACTACCOUNT_0001.ContrAcctPrtnBusLock',
  item: 'CADOCUMENTMANAGE_0001.BPItem',
  itemLock: 'CADOCUMENTMANAGE_0001.BPItemBusLock',
  dunning: 'CADUNNING_0001.CADunning',
  dunningItem: 'CADUNNING_0001.CADunningItem',
  creditWorthiness: 'CACREDITWORTHINESS_0001.CreditWorthiness',
  dispute: 'CE_CADISPUTECASE_0002.DisputeCase',
  disputeObject: 'CE_CADISPUTECASE_0002.DisputeCaseObject',
  exchangeRate: 'CE_CURRENCYEXCHANGERATE_0001.CurrencyExchangeRate',
  creditProfile: 'API_CRDTMBUSINESSPARTNER.CreditMgmtBusinessPartner',
  creditAccount: 'API_CRDTMBUSINESSPARTNER.CreditManagementAccount',
  promise: 'ZSALDO_COLLECTIONS_0001.PromiseToPay',
  promiseDate: 'ZSALDO_COLLECTIONS_0001.PromiseToPayDate',
  promiseItem: 'ZSALDO_COLLECTIONS_0001.PromiseToPayItem',
  plan: 'ZSALDO_COLLECTIONS_0001.InstallmentPlan',
  planDate: 'ZSALDO_COLLECTIONS_0001.InstallmentPlanDate',
  planItem: 'ZSALDO_COLLECTIONS_0001.InstallmentPlanItem',
  correspondence: 'ZSALDO_COLLECTIONS_0001.CorrespondenceRequest',
  contactNote: 'ZSALDO_COLLECTIONS_0001.ContactNote',
  contract: 'ZSALDO_COLLECTIONS_0001.Contract',
  contractParty: 'ZSALDO_COLLECTIONS_0001.ContractParty',
  payment: 'sandbox.Payment',
  paymentItem: 'sandbox.PaymentItem',
  payer: 'sandbox.Payer',
  schedule: 'sandbox.Schedule',
  numberRange: 'sandbox.NumberRange',
} as const;

export type EntityKind = keyof typeof entities;

/** A record as its table holds it; amounts as CURR numbers. */
export type Row = Record<string, string | number | boolean | null>;
