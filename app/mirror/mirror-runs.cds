using {IntegrationService} from '../../srv/integration/service';
using from '../../srv/integration/mirror-runs';

// How the mirror comes about: comparisons with the ERP, what was read when, and records that could not be used.
annotate IntegrationService.ControlTotals with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>controlTotal}', TypeNamePlural: '{i18n>controlTotals}', Title: { Value: companyCode }, Description: { Value: currency } },
    PresentationVariant               : {
      SortOrder     : [{ Property: takenAt, Descending: true }, { Property: companyCode }, { Property: currency }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>controlTotals}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: takenAt,        ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: companyCode,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: agrees,         ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: movementsAgree, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: accountsOff,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: erpAmount,      ![@UI.Importance]: #High },
      { Value: ownAmount,      ![@UI.Importance]: #High },
      { Value: erpCount,       ![@UI.Importance]: #Medium },
      { Value: ownCount,       ![@UI.Importance]: #Medium },
      { Value: source,         ![@UI.Importance]: #Low }
    ],
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#agrees' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#accountsOff' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#takenAt' }
    ],
    DataPoint #agrees                 : { Title: '{i18n>totalsAgree}', Value: agrees, Criticality: criticality },
    DataPoint #accountsOff            : { Title: '{i18n>accountsOff}', Value: accountsOff },
    DataPoint #takenAt                : { Title: '{i18n>comparedAt}', Value: takenAt },
    Facets                            : [
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'proof',
        Label : '{i18n>proof}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>equalToErp}', Target: '@UI.FieldGroup#equal' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>explainedByMovements}', Target: '@UI.FieldGroup#movements' }
        ]
      },
      { $Type: 'UI.ReferenceFacet', ID: 'held', Label: '{i18n>quarantines}', Target: 'held/@UI.PresentationVariant' }
    ],
    FieldGroup #equal                 : {
      Data: [
        { Value: asOf },
        { Value: erpCount },
        { Value: ownCount },
        { Value: erpAmount },
        { Value: ownAmount },
        { Value: keysCompared },
        { Value: accountsOpen }
      ]
    },
    FieldGroup #movements             : {
      Data: [
        { Value: openingCount },
        { Value: openingAmount },
        { Value: postedCount },
        { Value: postedAmount },
        { Value: clearedCount },
        { Value: clearedAmount },
        { Value: changedAmount },
        { Value: ownAmount, Label: '{i18n>movementClosingAmount}' },
        { Value: movementsAgree }
      ]
    }
  }
) {
  source         @title: '{i18n>source}';
  takenAt        @title: '{i18n>comparedAt}';
  companyCode    @title: '{i18n>companyCode}';
  currency       @Common.IsCurrency;
  agrees         @title: '{i18n>totalsAgree}';
  accountsOff    @title: '{i18n>accountsOff}';
  accountsOpen   @title: '{i18n>accountsStillMoving}';
  erpCount       @title: '{i18n>erpCount}';
  erpAmount      @title: '{i18n>erpAmount}' @Measures.ISOCurrency: currency;
  ownCount       @title: '{i18n>ownCount}';
  ownAmount      @title: '{i18n>ownAmount}' @Measures.ISOCurrency: currency;
  asOf           @title: '{i18n>asOf}';
  openingAmount  @title: '{i18n>movementOpeningAmount}' @Measures.ISOCurrency: currency;
  postedAmount   @title: '{i18n>movementPostedAmount}' @Measures.ISOCurrency: currency;
  clearedAmount  @title: '{i18n>movementClearedAmount}' @Measures.ISOCurrency: currency;
  changedAmount  @title: '{i18n>movementChangedAmount}' @Measures.ISOCurrency: currency;
  openingCount   @title: '{i18n>movementOpeningCount}';
  postedCount    @title: '{i18n>movementPostedCount}';
  clearedCount   @title: '{i18n>movementClearedCount}';
  keysCompared   @title: '{i18n>keyHashesCompared}';
  movementsAgree @title: '{i18n>movementsAgree}';
  criticality    @UI.Hidden;
};

annotate IntegrationService.MirrorStates with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>mirrorState}', TypeNamePlural: '{i18n>mirrorStates}', Title: { Value: object } },
    PresentationVariant               : { SortOrder: [{ Property: source }, { Property: deltaAt }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>mirrorStates}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: object,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: deltaAt,   ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: fullAt,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: rowsRead,  ![@UI.Importance]: #High },
      { Value: highWater, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: startedAt, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: rereadCause, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: rereadSince, ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: rereadAt,    ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: source,    ![@UI.Importance]: #Low }
    ]
  }
) {
  source    @title: '{i18n>source}';
  object    @title: '{i18n>mirrorObject}' @Common: { Text: objectText.name, TextArrangement: #TextOnly };
  highWater @title: '{i18n>readUpTo}';
  fullAt    @title: '{i18n>readFullAt}';
  deltaAt   @title: '{i18n>readChangesAt}';
  startedAt @title: '{i18n>loadRunsSince}';
  rereadCause @title: '{i18n>rereadCause}' @Common: { Text: rereadText.name, TextArrangement: #TextOnly };
  rereadSince @title: '{i18n>rereadSince}';
  rereadAt  @title: '{i18n>rereadAt}';
  rowsRead  @title: '{i18n>recordsRead}';
};

annotate IntegrationService.Rejections with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>rejection}', TypeNamePlural: '{i18n>rejections}', Title: { Value: objectKey } },
    PresentationVariant               : { SortOrder: [{ Property: rejectedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>rejections}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: object,     ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: objectKey,  ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: message,    ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '30rem' } },
      { Value: rejectedAt, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: origin,     ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: code,       ![@UI.Importance]: #Low }
    ]
  }
) {
  ID         @UI.Hidden;
  origin     @title: '{i18n>rejectedBy}';
  object     @title: '{i18n>object}';
  objectKey  @title: '{i18n>rejectedKey}';
  code       @title: '{i18n>errorCode}';
  message    @title: '{i18n>message}' @UI.MultiLineText;
  rejectedAt @title: '{i18n>rejectedAt}';
};
