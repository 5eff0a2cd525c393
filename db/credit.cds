namespace saldo.credit;

using saldo from './types';

/** Bankruptcy and foreclosure flags. A_BPCreditWorthiness. */
entity CreditStandings : saldo.mirrored {
  key source               : saldo.Source;
  key partner              : saldo.PartnerId;
      isBankrupt           : Boolean default false; // BusinessPartnerIsBankrupt
      foreclosureInitiated : Boolean default false; // BPForeclosureIsInitiated
      standing             : String(2);             // BusPartCreditStanding
      rating               : Integer;               // CACREDITWORTHINESS_0001: FI-CA creditworthiness points
}

/** Risk class and score. CreditMgmtBusinessPartner. */
entity CreditProfiles : saldo.mirrored {
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
      riskClass : String(3);   // CreditRiskClass
      score     : String(10);  // CreditWorthinessScoreValue
}

/** Limits by credit segment. CreditManagementAccount (UKMBP_CMS_SGM). */
entity CreditAccounts : saldo.mirrored {
  key source        : saldo.Source;
  key partner       : saldo.PartnerId;
  key creditSegment : String(10);
      currency      : saldo.CurrencyCode;
      limitAmount   : saldo.Amount;
      isBlocked     : Boolean default false;
}
