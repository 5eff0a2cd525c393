using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/nights';

// The tables of a night's page.
annotate AdministrationService.RunPartitions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>nightPart}', TypeNamePlural: '{i18n>nightParts}' },
    PresentationVariant: { SortOrder: [{ Property: number }], RequestAtLeast: [number], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: number,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '5rem' } },
      { Value: status,    ![@UI.Importance]: #High, Criticality: statusText.criticality, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: message,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '22rem' } },
      { Value: customers, ![@UI.Importance]: #Medium },
      { Value: positions, ![@UI.Importance]: #Medium },
      { Value: excluded,  ![@UI.Importance]: #Low },
      { Value: rejected,  ![@UI.Importance]: #Medium },
      { Value: readAt,    ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: source,    ![@UI.Importance]: #Low }
    ]
  }
) {
  run         @UI.Hidden;
  number      @title: '{i18n>nightPart}';
  source      @title: '{i18n>nightSource}';
  fromPartner @UI.Hidden;
  toPartner   @UI.Hidden;
  status      @title: '{i18n>nightPartState}' @Common: { Text: statusText.name, TextArrangement: #TextOnly };
  readAt      @title: '{i18n>nightPartAt}';
  customers   @title: '{i18n>nightCustomers}';
  positions   @title: '{i18n>nightPositions}';
  excluded    @title: '{i18n>nightExcluded}';
  rejected    @title: '{i18n>nightRejected}';
  message     @title: '{i18n>nightWhy}' @UI.MultiLineText;
};

annotate AdministrationService.NightTotals with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { Filterable: false },
    SortRestrictions             : { NonSortableProperties: [items, mirrorItems, ledger, mirror, collectible, overdue, agrees, criticality] }
  },
  UI: {
    HeaderInfo         : { TypeName: '{i18n>nightTotal}', TypeNamePlural: '{i18n>nightTotals}' },
    PresentationVariant: { SortOrder: [{ Property: currency }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: currency,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: agrees,      ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: ledger,      ![@UI.Importance]: #High },
      { Value: mirror,      ![@UI.Importance]: #High },
      { Value: items,       ![@UI.Importance]: #Medium },
      { Value: mirrorItems, ![@UI.Importance]: #Medium },
      { Value: collectible, ![@UI.Importance]: #Low },
      { Value: overdue,     ![@UI.Importance]: #Low }
    ]
  }
) {
  run         @UI.Hidden;
  currency    @title: '{i18n>nightCurrency}' @Common.IsCurrency;
  items       @title: '{i18n>nightItems}';
  mirrorItems @title: '{i18n>nightMirrorItems}';
  ledger      @title: '{i18n>nightLedger}' @Measures.ISOCurrency: currency;
  mirror      @title: '{i18n>nightMirror}' @Measures.ISOCurrency: currency;
  collectible @title: '{i18n>nightCollectible}' @Measures.ISOCurrency: currency;
  overdue     @title: '{i18n>nightOverdue}' @Measures.ISOCurrency: currency;
  agrees      @title: '{i18n>nightAgrees}';
  criticality @UI.Hidden;
};

annotate AdministrationService.Certificates with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>nightCertificate}', TypeNamePlural: '{i18n>nightBalance}' },
    PresentationVariant: {
      SortOrder     : [{ Property: layer }, { Property: component }, { Property: dimension }],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: layer,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: dimension,  ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: agent,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: load,       ![@UI.Importance]: #High },
      { Value: bound,      ![@UI.Importance]: #High },
      { Value: gapPercent, ![@UI.Importance]: #High },
      { Value: agents,     ![@UI.Importance]: #Low },
      { Value: customers,  ![@UI.Importance]: #Medium },
      { Value: moved,      ![@UI.Importance]: #Low }
    ]
  }
) {
  run        @UI.Hidden;
  layer      @title: '{i18n>nightLayer}' @Common: { Text: layerText.name, TextArrangement: #TextOnly };
  component  @UI.Hidden;
  dimension  @title: '{i18n>nightDimension}' @Common: { Text: dimensionText.name, TextArrangement: #TextOnly };
  agent      @title: '{i18n>nightAgent}' @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName  @UI.Hidden;
  maximum    @UI.Hidden;
  ideal      @UI.Hidden;
  lowerBound @UI.Hidden;
  gap        @UI.Hidden;
  currency   @UI.Hidden;
  load       @title: '{i18n>nightMaximum}' @Measures.ISOCurrency: currency;
  bound      @title: '{i18n>nightBound}' @Measures.ISOCurrency: currency;
  gapPercent @title: '{i18n>nightGap}';
  agents     @title: '{i18n>nightAgents}';
  customers  @title: '{i18n>nightCustomers}';
  moved      @title: '{i18n>nightMoved}';
};

annotate AdministrationService.Rejections with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>nightRejection}', TypeNamePlural: '{i18n>nightNotUsed}' },
    PresentationVariant: { SortOrder: [{ Property: rejectedAt, Descending: true }, { Property: ID }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: object,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: objectKey, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: message,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '26rem' } },
      { Value: code,      ![@UI.Importance]: #Low },
      { Value: origin,    ![@UI.Importance]: #Low },
      { Value: rejectedAt, ![@UI.Importance]: #Low }
    ]
  }
) {
  ID         @UI.Hidden;
  origin     @title: '{i18n>nightOrigin}';
  run        @UI.Hidden;
  object     @title: '{i18n>nightObject}';
  objectKey  @title: '{i18n>nightObjectKey}';
  code       @title: '{i18n>nightCode}';
  message    @title: '{i18n>nightWhy}' @UI.MultiLineText;
  rejectedAt @title: '{i18n>nightRejectedAt}';
};
