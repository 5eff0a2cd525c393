/**
 * Saldo's own contract with the ERP (OData V4): what SAP publishes no API for.
 * The ERP team implements it as a thin wrapper; docs/erp-setup.md names the function modules.
 *
 * Every create and every action that changes something carries an OperationId. A second one with a
 * known OperationId has no effect: it answers 200 with the object as it is and the header
 * `saldo-operation: repeated`; the first create answers 201, the first action 200, with
 * `saldo-operation: created`. The ERP decides this atomically, by the unique key of Operation.
 * Changes need If-Match: 428 without, 412 when the object has changed since it was read.
 * Amounts are in SAP's CURR presentation (two decimals, whatever the currency has).
 */
@path: '/sap/opu/odata4/sap/zsaldo_collections/srvd_a2x/sap/zsaldo_collections/0001'
service ZSALDO_COLLECTIONS_0001 {

  /** Every operation that had its effect, written in the same LUW: a table of your own, unique by OperationId. */
  @readonly
  entity Operation {
    key OperationId                    : UUID;
        /** Entity of the object that it created or changed */
        ObjectType                     : String(30);
        /** That object's key */
        ObjectKey                      : String(40);
        CreationDateTime               : Timestamp;
  }

  /** Item that an object is about: DFKKOP. */
  type ItemKey {
    /** DFKKOP-OPBEL */
    CADocumentNumber                   : String(12);
    /** DFKKOP-OPUPW */
    CARepetitionItemNumber             : String(3);
    /** DFKKOP-OPUPK */
    CABPItemNumber                     : String(4);
    /** DFKKOP-OPUPZ */
    CASubItemNumber                    : String(3);
  }

  /** Promise to pay: DFKKPP. Spans items and contract accounts of one partner, in one currency. */
  entity PromiseToPay {
        /** DFKKPP-PPKEY, given by the ERP */
    key PromiseToPay                   : String(12);
        OperationId                    : UUID @mandatory;
        /** DFKKPP-GPART */
        BusinessPartner                : String(10) @mandatory;
        /** DFKKPP-VKONT: blank when the promise spans several accounts */
        ContractAccount                : String(12);
        /** DFKKPP-BUKRS */
        CompanyCode                    : String(4);
        /** DFKKPP-PPCAT: which judge, tolerance and number of dates hold */
        PromiseCategory                : String(2);
        /** DFKKPP-PPRSC: why the customer had not paid */
        PromiseReason                  : String(4);
        /** DFKKPP-PRGPA: partner who promised */
        PromisedBy                     : String(10);
        /** Only in a create: the open promise that this one takes the place of, closed as withdrawn by the
            bank (5) in the same LUW, which frees its items. FI-CA keeps no link between the two */
        ReplacedPromiseToPay           : String(12);
        /** PPSTA: blank open, 1 fulfilled, 2 fulfilled with variances, 3 not fulfilled,
            4 withdrawn by customer, 5 withdrawn by us, 6 not approved */
        PromiseStatus                  : String(1);
        /** DFKKPP-PPRSW */
        WithdrawalReason               : String(4);
        /** Share of the promised amount paid in time, NNN.NN, as event 0185 gives it */
        FulfillmentPercent             : Decimal(5, 2);
        /** DFKKPP-PRCUR */
        TransactionCurrency            : String(5) @mandatory;
        /** DFKKPP-PRAMT: sum over the dates */
        PromisedAmount                 : Decimal(13, 2) @mandatory;
        /** DFKKPP-PRAMT_CHR */
        ChargesAmount                  : Decimal(13, 2);
        /** DFKKPP-PRAMT_INT */
        InterestAmount                 : Decimal(13, 2);
        CreatedByUser                  : String(12);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;

        _Date                          : Composition of many PromiseToPayDate
                                           on _Date.PromiseToPay = PromiseToPay;
        _Item                          : Composition of many PromiseToPayItem
                                           on _Item.PromiseToPay = PromiseToPay;
  } actions {
    /** Withdraw an open promise. Initiator: C customer (status 4), B bank (status 5). */
    action Withdraw(OperationId : UUID, Initiator : String(1), WithdrawalReason : String(4))
                                                                       returns PromiseToPay;
    /** Verdict of the judge outside FI-CA: 1, 2 or 3, again when payments were taken back or came late. */
    action SetVerdict(OperationId : UUID, PromiseStatus : String(1), FulfillmentPercent : Decimal(5, 2))
                                                                       returns PromiseToPay;
  };

  /** Amount promised for one day: DFKKPPD. */
  entity PromiseToPayDate {
    key PromiseToPay                   : String(12);
        /** DFKKPPD-PRDAT */
    key PromiseDate                    : Date;
        /** DFKKPPD-PRAMT */
        PromisedAmount                 : Decimal(13, 2);
  }

  /** Item in a promise, with the part promised: DFKKPPI. An item is in one open promise at most. */
  entity PromiseToPayItem {
    key PromiseToPay                   : String(12);
        /** DFKKPPI-OPBEL */
    key CADocumentNumber               : String(12);
        /** DFKKPPI-OPUPW */
    key CARepetitionItemNumber         : String(3);
        /** DFKKPPI-OPUPK */
    key CABPItemNumber                 : String(4);
        /** DFKKPPI-OPUPZ */
    key CASubItemNumber                : String(3);
        /** DFKKPPI-PRAMT */
        PromisedAmount                 : Decimal(13, 2);
  }

  /** Installment plan: FKK_INSTPLN_HEAD. The originals stay open, marked with substitute category R. */
  entity InstallmentPlan {
        /** RPNUM, given by the ERP: also the document number of the installments */
    key CAInstallmentPlan              : String(12);
        OperationId                    : UUID @mandatory;
        /** GPART */
        BusinessPartner                : String(10) @mandatory;
        /** VKONT */
        ContractAccount                : String(12) @mandatory;
        /** VTREF */
        CAContract                     : String(20);
        /** BUKRS */
        CompanyCode                    : String(4);
        /** RPCAT */
        CAInstallmentPlanCategory      : String(2);
        /** WAERS */
        TransactionCurrency            : String(5) @mandatory;
        /** Sum of the installments */
        InstallmentPlanAmount          : Decimal(13, 2) @mandatory;
        /** STTDT: first installment */
        CAInstallmentPlanStartDate     : Date;
        /** ENDDT: last installment */
        CAInstallmentPlanEndDate       : Date;
        /** NINST */
        CANumberOfInstallments         : Integer;
        /** DEADT: filled once the plan no longer holds */
        CAInstlmntPlanDeactivationDate : Date;
        /** DEAGD */
        CAInstlmntPlanDactvtnRsn       : String(2);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;

        _Date                          : Composition of many InstallmentPlanDate
                                           on _Date.CAInstallmentPlan = CAInstallmentPlan;
        _Item                          : Composition of many InstallmentPlanItem
                                           on _Item.CAInstallmentPlan = CAInstallmentPlan;
  } actions {
    /** Which installments FI-CA would make of some items. Changes nothing; needs no OperationId.
        Either the number of installments or the amount of each is given; the last takes the rest. */
    action Simulate(in : many $self, BusinessPartner : String(10), ContractAccount : String(12),
                    TransactionCurrency : String(5), CAInstallmentPlanStartDate : Date,
                    /** Days (D), weeks (W) or months (M) between two installments, and how many */
                    IntervalUnit : String(1), Interval : Integer,
                    CANumberOfInstallments : Integer, InstallmentAmount : Decimal(13, 2),
                    Items : many ItemKey)                              returns SimulatedPlan;
    /** What FI-CA would make of a Change with the same installments. Changes nothing; needs no OperationId. */
    action SimulateChange(in : many $self, CAInstallmentPlan : String(12),
                          Installments : many Installment)             returns SimulatedPlan;
    /** New dates and amounts for what is not yet paid; they add up to what is open. */
    action Change(OperationId : UUID, Installments : many Installment) returns InstallmentPlan;
    /** The plan no longer holds; its originals are due again. */
    action Deactivate(OperationId : UUID, CAInstlmntPlanDactvtnRsn : String(2))
                                                                       returns InstallmentPlan;
  };

  /** One installment of a plan to come. */
  type Installment {
    InstallmentDate                    : Date;
    InstallmentAmount                  : Decimal(13, 2);
  }

  /** What FI-CA would make of it; the customer accepts this schedule, and the create carries it. */
  type SimulatedPlan {
    TransactionCurrency                : String(5);
    /** Sum of the installments */
    InstallmentPlanAmount              : Decimal(13, 2);
    ChargesAmount                      : Decimal(13, 2);
    InterestAmount                     : Decimal(13, 2);
    Installments                       : many Installment;
  }

  /** One installment: the statistical item of the plan that falls due that day. */
  entity InstallmentPlanDate {
    key CAInstallmentPlan              : String(12);
    key InstallmentDate                : Date;
        InstallmentAmount              : Decimal(13, 2);
  }

  /** Original item that the plan pays off: FKK_INSTPLN_HIST. */
  entity InstallmentPlanItem {
    key CAInstallmentPlan              : String(12);
    key CADocumentNumber               : String(12);
    key CARepetitionItemNumber         : String(3);
    key CABPItemNumber                 : String(4);
    key CASubItemNumber                : String(3);
        /** BETRO: open when the plan began */
        CACreationOpenAmountInTC       : Decimal(13, 2);
  }

  /** Letter that the ERP is asked to print or send: DFKKCOH. */
  entity CorrespondenceRequest {
        /** DFKKCOH-COKEY, given by the ERP */
    key CorrespondenceRequest          : String(12);
        OperationId                    : UUID @mandatory;
        /** DFKKCOH-COTYP: 0005 installment plan, 0008 payment form, ... */
        CorrespondenceType             : String(4) @mandatory;
        /** DFKKCOH-GPART */
        BusinessPartner                : String(10) @mandatory;
        /** DFKKCOH-VKONT */
        ContractAccount                : String(12);
        /** DFKKCOH-BUKRS */
        CompanyCode                    : String(4);
        /** Language of the letter (ISO, two letters) */
        Language                       : String(2);
        /** Document the letter is about */
        CADocumentNumber               : String(12);
        /** blank requested, 1 printed, 2 failed */
        CorrespondenceStatus           : String(1);
        CorrespondenceRequestDate      : Date;
        CorrespondencePrintDate        : Date;
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }

  /** Note of a contact with a customer: in the ERP a contact (BCONT) with text. */
  entity ContactNote {
        /** Number given by the ERP */
    key ContactNote                    : String(12);
        OperationId                    : UUID @mandatory;
        BusinessPartner                : String(10) @mandatory;
        ContractAccount                : String(12);
        /** When the contact took place */
        ContactDateTime                : Timestamp @mandatory;
        /** PHONE, EMAIL, SMS, CHAT, LETTER, VISIT, BRANCH */
        ContactChannel                 : String(10) @mandatory;
        /** O outbound, I inbound */
        ContactDirection               : String(1) @mandatory;
        /** Result as the bank configures it, CHAR3 in FSCM */
        ContactResult                  : String(10);
        /** The right person was reached */
        ContactIsReached               : Boolean;
        NoteText                       : String(1000);
        CreatedByUser                  : String(12);
        CreationDateTime               : Timestamp;
        LastChangeDateTime             : Timestamp @odata.etag;
  }

  /** Contract behind the items (VTREF), with what only the core system knows. */
  @readonly
  entity Contract {
        /** DFKKOP-VTREF */
    key CAContract                     : String(20);
        /** First borrower */
        BusinessPartner                : String(10);
        ContractAccount                : String(12);
        CompanyCode                    : String(4);
        /** Product of the core system, such as LOAN_CONSUMER, CARD, LINE_SME, MORTGAGE_CLF */
        ProductCode                    : String(20);
        ProductName                    : String(60);
        TransactionCurrency            : String(5);
        /** Principal not yet billed */
        ExposureAmount                 : Decimal(15, 2);
        /** Limit of a line or card; original principal of a loan */
        OriginalAmount                 : Decimal(15, 2);
        /** Nominal, percent a year */
        InterestRatePercent            : Decimal(7, 4);
        ContractStartDate              : Date;
        /** Empty for cards and lines without an end */
        ContractMaturityDate           : Date;
        /** Day for which the core system gave the figures */
        AsOfDate                       : Date;
        LastChangeDateTime             : Timestamp;
  }

  /** Who answers for a contract. Joint parties owe one debt: shares never add a second one. */
  @readonly
  entity ContractParty {
    key CAContract                     : String(20);
    key BusinessPartner                : String(10);
        /** B borrower, C co-debtor, G guarantor */
    key PartyRole                      : String(1);
    key ValidityStartDate              : Date;
        ValidityEndDate                : Date;
        /** Up to which share the party answers, 100.00 for joint and several */
        SharePercent                   : Decimal(5, 2);
        LastChangeDateTime             : Timestamp;
  }

  /** Open items of one contract account in one currency, counted by the ERP. */
  type ControlTotal {
    CompanyCode                        : String(4);
    ContractAccount                    : String(12);
    TransactionCurrency                : String(5);
    /** Rows with blank clearing status, statistical ones included */
    OpenItemCount                      : Integer;
    /** Sum modulo 2^32 of the CRC-32 of each item's key (OPBEL OPUPW OPUPK OPUPZ, 22 characters) */
    OpenItemKeyHash                    : Integer64;
    OpenAmount                         : Decimal(17, 2);
  }

  /** Totals of one company code, all at one instant. */
  type ControlTotals {
    /** When the ERP counted: every posting up to here is in, none after */
    AsOfDateTime                       : Timestamp;
    CompanyCode                        : String(4);
    Totals                             : many ControlTotal;
  }

  /**
   * Control totals by contract account and currency, aggregated by the ERP when it is asked.
   * Not paged: a page would belong to another instant. Accounts without open items are left out.
   */
  function GetControlTotals(CompanyCode : String(4)) returns ControlTotals;
}

using from './zsaldo-placements';
using from './zsaldo-worklist-notes';
