/** Exchange rates (OData V4): TCURR. The rate holds for the unit numbers beside it (COP and CLP in thousands). */
@path: '/sap/opu/odata4/sap/api_currencyexchangerate/srvd_a2x/sap/currencyexchangerate/0001'
service CE_CURRENCYEXCHANGERATE_0001 {

  /** One rate of a type from a day on: TCURR, TCURF. */
  @readonly
  entity CurrencyExchangeRate {
        /** TCURR-KURST: M average, B buying, G selling */
    key ExchangeRateType               : String(4);
        /** TCURR-FCURR */
    key SourceCurrency                 : String(5);
        /** TCURR-TCURR */
    key TargetCurrency                 : String(5);
        /** TCURR-GDATU: valid from */
    key ExchangeRateEffectiveDate      : Date;
        /** TCURR-UKURS: so many target units for the source units */
        ExchangeRate                   : Decimal(12, 5);
        /** TCURF-FFACT */
        NumberOfSourceCurrencyUnits    : Integer;
        /** TCURF-TFACT */
        NumberOfTargetCurrencyUnits    : Integer;
  }
}
