/** FI-CA's own creditworthiness number (OData V4, read): DFKKCR. Element names are assumed from the views. */
@path: '/sap/opu/odata4/sap/api_cacreditworthiness/srvd_a2x/sap/cacreditworthiness/0001'
service CACREDITWORTHINESS_0001 {

  /** Creditworthiness of a partner: the sum of its events, 0 best. */
  @readonly
  entity CreditWorthiness {
        /** DFKKCR-GPART */
    key BusinessPartner                : String(10);
        /** DFKKCR-BONIT: 0 (best) to 9999 */
        CACreditWorthinessValue        : Integer;
        /** Worst value ever reached */
        CACreditWorthinessMaxValue     : Integer;
        /** Set by hand: events no longer change it */
        CACreditWorthinessIsManual     : Boolean;
        /** DFKKCR-AEDAT */
        LastChangeDate                 : Date;
        /** DFKKCR-AETIM */
        LastChangeTime                 : Time;
  }
}
