using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/mirror-state';
using from '../../srv/freshness';

// Accounts on which mirror and ERP do not agree, and how fresh figures are.
annotate IntegrationService.Quarantines with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>quarantine}', TypeNamePlural: '{i18n>quarantines}', Title: { Value: account } },
    PresentationVariant               : { SortOrder: [{ Property: since }, { Property: account }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>quarantines}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: account,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: reason,      ![@UI.Importance]: #High, Criticality: reasonText.criticality, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: erpAmount,   ![@UI.Importance]: #High },
      { Value: ownAmount,   ![@UI.Importance]: #High },
      { Value: erpCount,    ![@UI.Importance]: #Medium },
      { Value: ownCount,    ![@UI.Importance]: #Medium },
      { Value: since,       ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: asOf,        ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: companyCode, ![@UI.Importance]: #Low },
      { Value: source,      ![@UI.Importance]: #Low }
    ]
  }
) {
  source      @title: '{i18n>source}';
  companyCode @title: '{i18n>companyCode}';
  account     @title: '{i18n>account}';
  currency    @Common.IsCurrency;
  since       @title: '{i18n>since}';
  erpCount    @title: '{i18n>erpCount}';
  erpAmount   @title: '{i18n>erpAmount}' @Measures.ISOCurrency: currency;
  ownCount    @title: '{i18n>ownCount}';
  ownAmount   @title: '{i18n>ownAmount}' @Measures.ISOCurrency: currency;
  reason      @title: '{i18n>difference}' @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  asOf        @title: '{i18n>asOf}';
};

annotate IntegrationService.Freshness with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>freshness}', TypeNamePlural: '{i18n>freshness}', Title: { Value: source } },
    PresentationVariant               : { SortOrder: [{ Property: source }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>freshness}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: source,      ![@UI.Importance]: #High },
      { Value: asOf,        ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: totalsAgree, ![@UI.Importance]: #High, Criticality: criticality },
      { Value: accountsOff, ![@UI.Importance]: #High },
      { Value: comparedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: lagMedian,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: lagP95,      ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: lagSamples,  ![@UI.Importance]: #Low },
      { Value: measuredAt,  ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } }
    ]
  }
) {
  source       @title: '{i18n>source}';
  asOf         @title: '{i18n>ledgerUpTo}';
  comparedAt   @title: '{i18n>comparedAt}';
  comparedAsOf @title: '{i18n>asOf}';
  totalsAgree  @title: '{i18n>totalsAgree}';
  accountsOff  @title: '{i18n>accountsOff}';
  clockAheadMs @title: '{i18n>clockAhead}';
  lagMedian    @title: '{i18n>lagMedian}';
  lagP95       @title: '{i18n>lagP95}';
  lagSamples   @title: '{i18n>lagSamples}';
  measuredAt   @title: '{i18n>measuredAt}';
  criticality  @UI.Hidden;
};
