namespace saldo.ledger;

using saldo from './types';

/** Business partners, the debtors. A_BusinessPartner with its default address. */
entity Partners : saldo.mirrored {
  key source      : saldo.Source;
  key partner     : saldo.PartnerId;     // BUT000-PARTNER
      category    : String(1);           // BUT000-TYPE: 1 person, 2 organization
      name        : String(81);          // BusinessPartnerFullName
      nameKey     : String(120);         // its words as they are searched, see srv/domain/search-keys.ts
      language    : saldo.LanguageCode;  // CorrespondenceLanguage, as ISO 639-1 in lower case
      birthDate   : Date;                // BUT000-BIRTHDT
      deathDate   : Date;                // BUT000-DEATHDT
      isBlocked   : Boolean default false; // BUT000-XBLCK
      country     : String(3);           // ADRC-COUNTRY of the default address
      region      : String(3);           // ADRC-REGION
      city        : String(40);          // ADRC-CITY1
      postalCode  : String(10);          // ADRC-POST_CODE1
      street      : String(60);          // ADRC-STREET
      timeZone    : String(40);          // IANA zone, derived from country and region when mirrored
      preferredMedium : String(3);       // ADRC-DEFLT_COMM of the default address: TEL, INT, LET, …
      leftErpAt   : Timestamp;           // no longer in the ERP
}

/**
 * Each word of a partner's name, to find them by any. Words of an earlier name may stand here until the
 * partner is read anew: who searches compares with the name as it is.
 */
entity NameWords : saldo.mirrored {
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
  key word    : String(81);  // see srv/domain/search-keys.ts
}

/** Telephone numbers and e-mail addresses. A_AddressPhoneNumber, A_AddressEmailAddress. */
entity ContactPoints : saldo.mirrored {
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
  key kind      : String(10);   // phone, mobile, email
  key sequence  : String(10);   // OrdinalNumber
      value     : String(241);
      searchKey : String(241); // to find it by, see srv/domain/search-keys.ts
      isDefault : Boolean default false;
}

/** Identity numbers, to find a person by. A_BuPaIdentification (BUT0ID). */
entity Identifications : saldo.mirrored {
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
  key type      : String(6);  // BUT0ID-TYPE
  key searchKey : String(60); // BUT0ID-IDNUMBER as in srv/domain/search-keys.ts; how it is written is not kept
      country   : String(3);
      validTo   : Date;
}

/** Who is related to whom: guarantor, contact person, group. A_BPRelationship (BUT050). */
entity PartnerRelations : saldo.mirrored {
  key source         : saldo.Source;
  key partner        : saldo.PartnerId;  // BUT050-PARTNER1
  key relatedPartner : saldo.PartnerId;  // BUT050-PARTNER2
  key relation       : String(6);        // BUT050-RELTYP
  key validTo        : Date;             // BUT050-DATE_TO
      validFrom      : Date;             // BUT050-DATE_FROM
}

/** Contract accounts by partner. A_ContractAccountPartner (FKKVKP). */
entity ContractAccounts : saldo.mirrored {
  key source             : saldo.Source;
  key account            : saldo.AccountId;    // FKKVKP-VKONT
  key partner            : saldo.PartnerId;    // FKKVKP-GPART
      companyCode        : saldo.CompanyCode;  // FKKVKP-STDBK
      dunningProcedure   : String(2);          // FKKVKP-MAHNV
      collectionStrategy : String(2);          // FKKVKP-STRAT
      masterDataGroup    : String(8);          // FKKVKP-CMGRP
      paymentMethod      : String(1);          // FKKVKP-EZAWE
      toleranceGroup     : String(4);          // FKKVKP-TOGRU
      leftErpAt          : Timestamp;          // no longer in the ERP
}

/** Contracts (facilities) with what is not in FI-CA: product and exposure from the core's extract. */
entity Contracts : saldo.mirrored {
  key source      : saldo.Source;
  key contract    : saldo.ContractId;   // DFKKOP-VTREF
      partner     : saldo.PartnerId;    // the borrower
      account     : saldo.AccountId;
      companyCode : saldo.CompanyCode;
      product     : String(20);
      currency    : saldo.CurrencyCode;
      exposure    : saldo.Amount;       // principal not yet billed
      rate        : Decimal(9, 6);      // nominal interest a year, in percent
      maturity    : Date;
      asOf        : Date;
}

/** Who is liable for a contract, in which role and share. */
entity ContractParties : saldo.mirrored {
  key source    : saldo.Source;
  key contract  : saldo.ContractId;
  key partner   : saldo.PartnerId;
  key role      : String(12);     // borrower, co-debtor, guarantor
      share     : Decimal(5, 2);  // percent of the debt
      validFrom : Date;
      validTo   : Date;
}

/** Items of the partner, open and cleared. A_CADocumentBPItem (DFKKOP). Never deleted: what leaves the ERP is marked. */
entity Items : saldo.itemKey, saldo.mirrored {
  partner             : saldo.PartnerId;    // DFKKOP-GPART
  account             : saldo.AccountId;    // DFKKOP-VKONT
  contract            : saldo.ContractId;   // DFKKOP-VTREF
  companyCode         : saldo.CompanyCode;  // DFKKOP-BUKRS
  documentType        : String(2);          // DFKKOP-BLART
  reference           : String(16);         // DFKKOP-XBLNR
  mainTransaction     : String(4);          // DFKKOP-HVORG
  subTransaction      : String(4);          // DFKKOP-TVORG
  documentDate        : Date;               // DFKKOP-BLDAT
  postingDate         : Date;               // DFKKOP-BUDAT
  dueDate             : Date;               // DFKKOP-FAEDN
  deferralDate        : Date;               // DFKKOP-STUDT
  currency            : saldo.CurrencyCode; // DFKKOP-WAERS
  amount              : saldo.Amount;       // DFKKOP-BETRW, receivable positive
  originalAmount      : saldo.Amount;       // DFKKOP-ORIOP
  clearingStatus      : String(1);          // DFKKOP-AUGST: blank open, 9 cleared
  clearingDate        : Date;               // DFKKOP-AUGDT
  clearingDocument    : String(12);         // DFKKOP-AUGBL
  clearingReason      : String(2);          // DFKKOP-AUGRD
  clearingRestriction : String(1);          // DFKKOP-AUGRS
  isClearingReset     : Boolean default false; // DFKKOP-XRAGL
  isWithdrawn         : Boolean default false; // DFKKOP-AUGOB
  statisticalCode     : String(1);          // DFKKOP-STAKZ
  substituteCategory  : String(1);          // DFKKOP-ABWTP: P promise, R instalment plan, S collective bill
  substituteDocument  : String(12);         // DFKKOP-ABWBL
  excludedFromDunning : Boolean default false; // DFKKOP-XMANL
  paymentMethod       : String(1);          // DFKKOP-PYMET
  agencyGroup         : String(3);          // DFKKOP-INKPS: submitted to a collection agency; blank not
  isJointLiability    : Boolean default false; // DFKKOP-PALIX
  leftErpAt           : Timestamp;          // open here, no longer in the ERP: out of the open set, kept as history
}

/** Locks on items: dunning, payment, interest. BPItemBusLock (DFKKLOCKS). */
entity ItemLocks : saldo.itemKey, saldo.mirrored {
  key process   : String(2);  // PROID: 01 dunning, 02 incoming payment, …
  key reason    : String(1);  // LOCKR
  key validFrom : Date;       // FDATE
  key validTo   : Date;       // TDATE
}

/** Locks on a customer's whole contract account. ContrAcctPrtnBusLock (DFKKLOCKS). */
entity AccountLocks : saldo.mirrored {
  key source    : saldo.Source;
  key account   : saldo.AccountId;  // VKONT
  key partner   : saldo.PartnerId;  // GPART
  key process   : String(2);        // PROID: 01 dunning, 02 incoming payment, …
  key reason    : String(1);        // LOCKR
  key validFrom : Date;             // FDATE
  key validTo   : Date;             // TDATE
}

/** Payments. CABPPaytEnhcdForDspCrcy. */
entity Payments : saldo.mirrored {
  key source      : saldo.Source;
  key payment     : String(36);
      partner     : saldo.PartnerId;
      account     : saldo.AccountId;
      document    : String(12);
      currency    : saldo.CurrencyCode;
      amount      : saldo.Amount;
      postingDate : Date;
      method      : String(1);
      differenceReason : String(4);        // why less was paid than is owed, as the payment advice says
      isReturned  : Boolean default false; // returned debit
      returnedOn  : Date;
}

/** What of a payment cleared which item. Kept when the clearing is reset, so that a verdict can be judged again. */
entity PaymentAssignments : saldo.itemKey, saldo.mirrored {
  key payment     : String(36);
      partner     : saldo.PartnerId;
      currency    : saldo.CurrencyCode;
      amount      : saldo.Amount;
      clearingDate: Date;
      isReset     : Boolean default false;
}

/** Dunning notices. CADunning (FKKMAKO). */
entity DunningNotices : saldo.mirrored {
  key source    : saldo.Source;
  key runDate   : Date;              // LAUFD
  key runId     : String(6);         // LAUFI
  key partner   : saldo.PartnerId;   // GPART
  key account   : saldo.AccountId;   // VKONT
  key counter   : String(6);         // MAZAE
      companyCode : saldo.CompanyCode;
      procedure : String(2);         // MAHNV
      level     : Integer;           // CADunningLevel
      currency  : saldo.CurrencyCode;
      amount    : saldo.Amount;      // dunned amount
      issuedOn  : Date;              // AUSDT
}

/** Exchange rates with date and type. CE_CURRENCYEXCHANGERATE_0001 (TCURR). */
entity ExchangeRates : saldo.mirrored {
  key source       : saldo.Source;
  key rateType     : String(4);   // TCURR-KURST
  key fromCurrency : saldo.CurrencyCode;
  key toCurrency   : saldo.CurrencyCode;
  key validFrom    : Date;        // TCURR-GDATU
      rate         : Decimal(20, 9);
}

/** Decimals of each currency: what the source stores (TCURX-CURRDEC) against what the currency has (ISO 4217). */
entity CurrencyScales {
  key source      : saldo.Source;
  key currency    : saldo.CurrencyCode;
      erpDecimals : Integer not null;
      minorDigits : Integer not null;
      isIndexUnit : Boolean default false;
}
