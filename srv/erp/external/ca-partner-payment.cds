/**
 * Payments of partners and the items they cleared (OData V4, read here).
 * Both sets take the display currency as a parameter: CABPPaytEnhcdForDspCrcy(P_DisplayCurrency='EUR')/Set.
 * Element names beyond the keys are assumed; check against the system's $metadata.
 */
@path: '/sap/opu/odata4/sap/api_cabuspartpayment/srvd_a2x/sap/api_cabuspartpayment/0002'
service API_CABUSPARTPAYMENT_0002 {

  /** One incoming payment: a DFKKKO document of a payment. */
  @readonly @cds.persistence.skip
  entity CABPPaytEnhcdForDspCrcy(P_DisplayCurrency : String(5)) {
    key CAPaymentUUID                  : UUID;
        /** DFKKKO-OPBEL: also the clearing document of the items it cleared */
        CAPaymentDocument              : String(12);
        /** DFKKOP-GPART */
        BusinessPartner                : String(10);
        /** DFKKOP-VKONT */
        ContractAccount                : String(12);
        /** DFKKOP-BUKRS */
        CompanyCode                    : String(4);
        /** DFKKOP-PYMET: D direct debit, T transfer, C cash or card */
        CAPaymentMethod                : String(1);
        /** DFKKKO-BUDAT */
        CAPostingDate                  : Date;
        /** DFKKZP-VALUT: value date */
        CAValueDate                    : Date;
        /** DFKKOP-WAERS */
        TransactionCurrency            : String(5);
        /** Amount paid, positive */
        CAPaymentAmountInTransCrcy     : Decimal(13, 2);
        /** The part that cleared nothing and stands as a credit on the account */
        CAOnAccountAmountInTransCrcy   : Decimal(13, 2);
        /** Currency asked for in P_DisplayCurrency */
        DisplayCurrency                : String(5);
        /** The amount in the display currency; empty without a rate */
        CAPaymentAmountInDisplayCrcy   : Decimal(13, 2);
        /** Returned by the bank or reset: its clearings no longer hold */
        CAPaymentIsReversed            : Boolean;
        /** DFKKKO-RLGRD: why the bank returned it */
        CAReturnReason                 : String(3);
        /** Document of the return */
        CAReturnDocument               : String(12);
        CreationDate                   : Date;
        CreationTime                   : Time;
        LastChangeDate                 : Date;
        LastChangeTime                 : Time;
  }

  /** One item, or part of one, that a payment cleared. */
  @readonly @cds.persistence.skip
  entity CABPPaytItemEnhcdForDspCrcy(P_DisplayCurrency : String(5)) {
    key CAPaymentUUID                  : UUID;
        /** DFKKOP-OPBEL of the cleared subitem */
    key CADocumentNumber               : String(12);
        /** DFKKOP-OPUPW */
    key CARepetitionItemNumber         : String(3);
        /** DFKKOP-OPUPK */
    key CABPItemNumber                 : String(4);
        /** DFKKOP-OPUPZ */
    key CASubItemNumber                : String(3);
        /** DFKKOP-AUGBL */
        CAClearingDocumentNumber       : String(12);
        /** DFKKOP-AUGDT */
        CAClearingDate                 : Date;
        /** DFKKOP-AUGRD */
        CAClearingReason               : String(2);
        /** DFKKOP-GPART */
        BusinessPartner                : String(10);
        /** DFKKOP-VKONT */
        ContractAccount                : String(12);
        /** DFKKOP-VTREF */
        CAContract                     : String(20);
        /** DFKKOP-FAEDN */
        CANetDueDate                   : Date;
        /** DFKKOP-WAERS */
        TransactionCurrency            : String(5);
        /** What of the payment went to this subitem */
        CAClearingAmountInTransCrcy    : Decimal(13, 2);
        DisplayCurrency                : String(5);
        CAClearingAmountInDisplayCrcy  : Decimal(13, 2);
        /** The clearing was reset later */
        CAClearingPostingIsReset       : Boolean;
        LastChangeDate                 : Date;
        LastChangeTime                 : Time;
  }
}
