namespace saldo;

/** Where a mirrored row comes from: an SAP client, a core system, a file feed. Starts every mirrored key. */
type Source       : String(10);
/** Business partner (BUT000-PARTNER, GPART). */
type PartnerId    : String(10);
/** Contract account (FKKVK-VKONT). */
type AccountId    : String(12);
/** Contract, facility (VTREF). */
type ContractId   : String(20);
type CompanyCode  : String(4);
type CurrencyCode : String(5);
type LanguageCode : String(2);
type SegmentId    : String(12);
type GroupId      : String(30);
/** The logon name of a person who works in Saldo. */
type UserId       : String(60);
/** Exact amount; four decimals hold every currency and index unit we know. Never summed over currencies. */
type Amount       : Decimal(23, 4);

/** Key of an item as FI-CA has it: a partial clearing lowers subitem 000 and adds a cleared subitem. */
aspect itemKey {
  key source     : Source;
  key document   : String(12); // DFKKOP-OPBEL
  key repetition : String(3);  // DFKKOP-OPUPW
  key item       : String(4);  // DFKKOP-OPUPK
  key subitem    : String(3);  // DFKKOP-OPUPZ
}

/** When the ERP changed a row, by the ERP's clock, and when we read it. */
aspect mirrored {
  erpChangedAt : Timestamp;
  mirroredAt   : Timestamp;
}
