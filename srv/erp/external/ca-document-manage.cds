/**
 * FI-CA documents: open and cleared items and their locks (OData V4): DFKKOP, DFKKLOCKS.
 * Names follow I_CADocumentBPItem. Partial clearing lowers subitem 000 and adds a cleared subitem.
 * Amounts are SAP's CURR presentation: always two decimals, whatever the currency has.
 */
@path: '/sap/opu/odata4/sap/api_cadocumentmanage/srvd_a2x/sap/cadocumentmanage/0001'
service CADOCUMENTMANAGE_0001 {

  /** Business partner item: DFKKOP. */
  @readonly
  entity BPItem {
        /** DFKKOP-OPBEL */
    key CADocumentNumber               : String(12);
        /** DFKKOP-OPUPW */
    key CARepetitionItemNumber         : String(3);
        /** DFKKOP-OPUPK */
    key CABPItemNumber                 : String(4);
        /** DFKKOP-OPUPZ */
    key CASubItemNumber                : String(3);
        /** DFKKOP-GPART */
        BusinessPartner                : String(10);
        /** DFKKOP-VKONT */
        ContractAccount                : String(12);
        /** DFKKOP-VTREF */
        CAContract                     : String(20);
        /** DFKKOP-SUBAP */
        CASubApplication               : String(1);
        /** DFKKOP-BUKRS */
        CompanyCode                    : String(4);
        /** DFKKOP-GSBER */
        BusinessArea                   : String(4);
        /** DFKKOP-SPART */
        Division                       : String(2);
        /** DFKKOP-PRCTR */
        ProfitCenter                   : String(10);
        /** DFKKOP-SEGMENT */
        Segment                        : String(10);
        /** DFKKOP-HVORG */
        CAMainTransaction              : String(4);
        /** DFKKOP-TVORG */
        CASubTransaction               : String(4);
        /** DFKKOP-BLART */
        CADocumentType                 : String(2);
        /** DFKKOP-XBLNR */
        CAReferenceDocument            : String(16);
        /** DFKKOP-OPTXT */
        CABPItemText                   : String(50);
        /** DFKKOP-BLDAT */
        DocumentDate                   : Date;
        /** DFKKOP-BUDAT */
        CAPostingDate                  : Date;
        /** DFKKOP-FAEDN */
        CANetDueDate                   : Date;
        /** DFKKOP-STUDT: deferred until */
        CADeferralDate                 : Date;
        /** DFKKOP-WAERS */
        TransactionCurrency            : String(5);
        /** DFKKOP-BETRW: signed, receivables positive */
        CAAmountInTransactionCurrency  : Decimal(13, 2);
        /** DFKKOP-BETRH: in the company code's currency */
        CAAmountInLocalCurrency        : Decimal(13, 2);
        /** DFKKOP-ORIOP: amount of the whole item over all subitems */
        CADocBPItemTotalAmountInTC     : Decimal(13, 2);
        /** DFKKOP-AUGIA: what was open before the last clearing */
        CADocBPItemOriglOpenAmountInTC : Decimal(13, 2);
        /** DFKKOP-AUGST: blank open, 9 cleared */
        CAClearingStatus               : String(1);
        /** DFKKOP-AUGDT */
        CAClearingDate                 : Date;
        /** DFKKOP-AUGBL */
        CAClearingDocumentNumber       : String(12);
        /** DFKKOP-AUGBD */
        CAPostingDateOfClearingDoc     : Date;
        /** DFKKOP-AUGRD: 01 incoming payment, 05 reversal, 08 account maintenance, ... */
        CAClearingReason               : String(2);
        /** DFKKOP-AUGRS: 2 security deposit, B agency only, Z payment program, ...; blank none */
        CAClearingRestrictionCode      : String(1);
        /** DFKKOP-XRAGL: a clearing of this item was reset */
        CAClearingPostingIsReset       : Boolean;
        /** DFKKOP-AUGOB: withdrawn */
        CAItemIsWithdrawn              : Boolean;
        /** DFKKOP-STAKZ: statistical item, blank none */
        CAStatisticalItemCode          : String(1);
        /** DFKKOP-ABWBL: promise, plan or collective bill that stands for the item */
        CASubstituteDocumentNumber     : String(12);
        /** DFKKOP-ABWTP: P promise to pay, R installment plan, S collective bill */
        CASubstituteDocumentCategory   : String(1);
        /** DFKKOP-MAHNV */
        CADunningProcedure             : String(2);
        /** DFKKOP-XMANL */
        CAItemIsExcludedFromDunning    : Boolean;
        /** DFKKOP-INKPS: grouping code for submission to an agency */
        CAGrpgCodeForTransfToCollAgcy  : String(3);
        /** DFKKOP-XCOLC */
        CAIsIncludedInCollectionCase   : Boolean;
        /** DFKKOP-PYMET */
        CAPaymentMethod                : String(1);
        /** DFKKOP-PYBUK */
        CAPaymentCompanyCode           : String(4);
        /** DFKKOP-INFOZ: doubtful or value-adjusted */
        CADoubtfulOrValueAdjmtCode     : String(3);
        /** DFKKOP-PALIX: part of a joint liability */
        CAIsPartOfJointLiability       : Boolean;
        /** DFKKOP-WHANG: number of repetition items */
        CANumberOfRepetitionItems      : String(3);
        /** DFKKOP-WHGRP */
        CARepetitionGroup              : String(3);
        /** DFKKOP-CPUDT_OP */
        CreationDate                   : Date;
        /** DFKKOP-CPUTM_OP */
        CreationTime                   : Time;
        /** DFKKOP-CHDATE: empty until the first change */
        LastChangeDate                 : Date;
        /** DFKKOP-CHTIME */
        LastChangeTime                 : Time;

        _BPItemBusLock                 : Association to many BPItemBusLock
                                           on  _BPItemBusLock.CADocumentNumber       = CADocumentNumber
                                           and _BPItemBusLock.CARepetitionItemNumber = CARepetitionItemNumber
                                           and _BPItemBusLock.CABPItemNumber         = CABPItemNumber
                                           and _BPItemBusLock.CASubItemNumber        = CASubItemNumber;
  }

  /** Lock on one item: DFKKLOCKS with LOTYP 02. To change one, create the new, then delete the old. */
  entity BPItemBusLock {
        /** DFKKLOCKS-LOOBJ1, positions 1 to 12 */
    key CADocumentNumber               : String(12);
        /** DFKKLOCKS-LOOBJ1, positions 13 to 15 */
    key CARepetitionItemNumber         : String(3);
        /** DFKKLOCKS-LOOBJ1, positions 16 to 19 */
    key CABPItemNumber                 : String(4);
        /** DFKKLOCKS-LOOBJ1, positions 20 to 22 */
    key CASubItemNumber                : String(3);
        /** DFKKLOCKS-PROID: 01 dunning, 02 incoming payment, 03 outgoing payment, 04 interest */
    key CABusinessProcess              : String(2);
        /** DFKKLOCKS-LOCKR: reason */
    key CABusinessLockReason           : String(1);
        /** DFKKLOCKS-FDATE */
    key CABusinessLockValidFrom        : Date;
        /** DFKKLOCKS-TDATE: 9999-12-31 when unlimited */
    key CABusinessLockValidTo          : Date;
  }
}
