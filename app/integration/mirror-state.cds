using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/mirror-state';
using from '../../srv/freshness';

// Whether the mirror agrees with the ERP: what somebody has to look into, accounts kept back, and how fresh figures are.
annotate IntegrationService.Alerts with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>alert}', TypeNamePlural: '{i18n>alerts}', Title: { Value: kind } },
    PresentationVariant               : { SortOrder: [{ Property: raisedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>alerts}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind,      ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: subject,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: count,     ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: message,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '26rem' } },
      { Value: raisedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: source,    ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } }
    ]
  }
) {
  ID        @UI.Hidden;
  source    @title: '{i18n>source}';
  kind      @title: '{i18n>alert}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  subject   @title: '{i18n>about}';
  count     @title: '{i18n>count}';
  message   @title: '{i18n>message}' @UI.MultiLineText;
  raisedAt  @title: '{i18n>raisedAt}';
  changedAt @title: '{i18n>changedAt}';
};

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
      { Value: source,      ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'IntegrationService.EntityContainer/checkNow', Label: '{i18n>checkNow}' }
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
      { Value: totalsAgree, ![@UI.Importance]: #High },
      { Value: accountsOff, ![@UI.Importance]: #High },
      { Value: comparedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: lagMedian,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: lagP95,      ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: lagSamples,  ![@UI.Importance]: #Low },
      { Value: measuredAt,  ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } },
      { $Type: 'UI.DataFieldForAction', Action: 'IntegrationService.EntityContainer/checkNow', Label: '{i18n>checkNow}' }
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
};
