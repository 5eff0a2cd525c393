import { localAmount } from '../bank/currencies.ts';

/** Key of an open item: document, repetition, item, subitem (DFKKOP). */
export interface ItemKey {
  CADocumentNumber: string;
  CARepetitionItemNumber: string;
  CABPItemNumber: string;
  CASubItemNumber: string;
}

/** A business partner item. Amounts are whole minor units of the transaction currency. */
export interface LedgerItem extends ItemKey {
  BusinessPartner: string;
  ContractAccount: string;
  CAContract: string;
  CompanyCode: string;
  Division: string;
  CAMainTransaction: string;
  CASubTransaction: string;
  CADocumentType: string;
  CAReferenceDocument: string;
  CABPItemText: string;
  DocumentDate: string;
  CAPostingDate: string;
  CANetDueDate: string;
  CADeferralDate: string | null;
  TransactionCurrency: string;
  CAAmountInTransactionCurrency: number;
  CAAmountInLocalCurrency: number;
  CADocBPItemTotalAmountInTC: number;
  CADocBPItemOriglOpenAmountInTC: number;
  CAClearingStatus: '' | '9';
  CAClearingDate: string | null;
  CAClearingDocumentNumber: string;
  CAPostingDateOfClearingDoc: string | null;
  CAClearingReason: string;
  CAClearingRestrictionCode: string;
  CAClearingPostingIsReset: boolean;
  CAItemIsWithdrawn: boolean;
  CAStatisticalItemCode: string;
  CASubstituteDocumentNumber: string;
  CASubstituteDocumentCategory: '' | 'P' | 'R' | 'S';
  CADunningProcedure: string;
  CAItemIsExcludedFromDunning: boolean;
  CAGrpgCodeForTransfToCollAgcy: string;
  CAIsIncludedInCollectionCase: boolean;
  CAPaymentMethod: string;
  CADoubtfulOrValueAdjmtCode: string;
  CAIsPartOfJointLiability: boolean;
  CANumberOfRepetitionItems: string;
  CARepetitionGroup: string;
  CreationDate: string;
  CreationTime: string;
  /** Empty until the first change. */
  LastChangeDate: string | null;
  LastChangeTime: string | null;
}

/** Fields every new item must bring; the rest has FI-CA's initial values. */
export type NewItem = Pick<
  LedgerItem,
  | 'CADocumentNumber'
  | 'BusinessPartner'
  | 'ContractAccount'
  | 'CAContract'
  | 'CompanyCode'
  | 'CANetDueDate'
  | 'CAPostingDate'
  | 'TransactionCurrency'
  | 'CAAmountInTransactionCurrency'
  | 'CreationDate'
  | 'CreationTime'
> &
  Partial<LedgerItem>;

const initialItem = {
  CARepetitionItemNumber: '000',
  CABPItemNumber: '0001',
  CASubItemNumber: '000',
  Division: '',
  CAMainTransaction: '1000',
  CASubTransaction: '0010',
  CADocumentType: 'RI',
  CAReferenceDocument: '',
  CABPItemText: '',
  CADeferralDate: null,
  CAClearingStatus: '',
  CAClearingDate: null,
  CAClearingDocumentNumber: '',
  CAPostingDateOfClearingDoc: null,
  CAClearingReason: '',
  CAClearingRestrictionCode: '',
  CAClearingPostingIsReset: false,
  CAItemIsWithdrawn: false,
  CAStatisticalItemCode: '',
  CASubstituteDocumentNumber: '',
  CASubstituteDocumentCategory: '',
  CADunningProcedure: '',
  CAItemIsExcludedFromDunning: false,
  CAGrpgCodeForTransfToCollAgcy: '',
  CAIsIncludedInCollectionCase: false,
  CAPaymentMethod: '',
  CADoubtfulOrValueAdjmtCode: '',
  CAIsPartOfJointLiability: false,
  CANumberOfRepetitionItems: '000',
  CARepetitionGroup: '000',
  LastChangeDate: null,
  LastChangeTime: null,
} as const;

/** An open item as it is posted: nothing cleared or changed yet. */
export function postItem(item: NewItem): LedgerItem {
  const amount = item.CAAmountInTransactionCurrency;
  return {
    ...initialItem,
    DocumentDate: item.CAPostingDate,
    CAAmountInLocalCurrency: localAmount(amount, item.TransactionCurrency),
    CADocBPItemTotalAmountInTC: amount,
    CADocBPItemOriglOpenAmountInTC: amount,
    ...item,
  };
}

/** The item key in one text of 22 characters, as DFKKLOCKS-LOOBJ1 holds it. */
export function itemKeyText(key: ItemKey): string {
  return (
    key.CADocumentNumber + key.CARepetitionItemNumber + key.CABPItemNumber + key.CASubItemNumber
  );
}

/** Open means a blank clearing status. */
export function isOpen(item: LedgerItem): boolean {
  return item.CAClearingStatus === '';
}
