/** What the sandbox keeps for itself: no interface shows these tables as they are. */
namespace sandbox;

/** Payments behind API_CABUSPARTPAYMENT_0002, without the display currency. */
entity Payment {
  key CAPaymentUUID                : UUID;
      CAPaymentDocument            : String(12);
      BusinessPartner              : String(10);
      ContractAccount              : String(12);
      CompanyCode                  : String(4);
      CAPaymentMethod              : String(1);
      CAPostingDate                : Date;
      CAValueDate                  : Date;
      TransactionCurrency          : String(5);
      CAPaymentAmountInTransCrcy   : Decimal(13, 2);
      CAOnAccountAmountInTransCrcy : Decimal(13, 2);
      CAPaymentIsReversed          : Boolean;
      CAReturnReason               : String(3);
      YY1_PaymentReason            : String(4);
      CAReturnDocument             : String(12);
      CreationDate                 : Date;
      CreationTime                 : Time;
      LastChangeDate               : Date;
      LastChangeTime               : Time;
}

/** What each payment cleared. */
entity PaymentItem {
  key CAPaymentUUID               : UUID;
  key CADocumentNumber            : String(12);
  key CARepetitionItemNumber      : String(3);
  key CABPItemNumber              : String(4);
  key CASubItemNumber             : String(3);
      CAClearingDocumentNumber    : String(12);
      CAClearingDate              : Date;
      CAClearingReason            : String(2);
      BusinessPartner             : String(10);
      ContractAccount             : String(12);
      CAContract                  : String(20);
      CANetDueDate                : Date;
      TransactionCurrency         : String(5);
      CAClearingAmountInTransCrcy : Decimal(13, 2);
      CAClearingPostingIsReset    : Boolean;
      LastChangeDate              : Date;
      LastChangeTime              : Time;
}

/** How a customer pays: the simulation's secret, never on the wire. */
entity Payer {
  key BusinessPartner : String(10);
      Habit           : String(12);
}

/** When a contract bills its next installment, and what. Amounts in minor units. */
entity Schedule {
  key CAContract  : String(20);
      NextDueDate : Date;
      EveryMonths : Integer;
      Remaining   : Integer;
      AmountMinor : Int64;
      Template    : LargeString;
}

/** Next free number of a range. */
entity NumberRange {
  key RangeName  : String(20);
      NextNumber : Int64;
}
