using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/nights';

// How each night went: its parts, what it added up beside the mirror, how good its balance is, what it could not use.
annotate AdministrationService.Runs with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [state, criticality, took] },
    SortRestrictions             : { NonSortableProperties: [state, criticality, took] }
  },
  UI: {
    HeaderInfo                        : {
      TypeName      : '{i18n>night}',
      TypeNamePlural: '{i18n>nights}',
      Title         : { Value: segment },
      Description   : { Value: businessDate }
    },
    SelectionFields                   : [segment, businessDate, status],
    PresentationVariant               : {
      SortOrder     : [{ Property: plannedAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>nights}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: businessDate, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: segment,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: state,        ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: plannedAt,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: took,         ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: customers,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: positions,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: rejected,     ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: message,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '16rem' } },
      { $Type: 'UI.DataFieldForAction', Action: 'AdministrationService.EntityContainer/startNight', Label: '{i18n>startNight}' }
    ],
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#state' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#took' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#customers' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#positions' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#rejected' }
    ],
    DataPoint #state                  : { Title: '{i18n>nightState}', Value: state, Criticality: criticality },
    DataPoint #took                   : { Title: '{i18n>nightTook}', Value: took },
    DataPoint #customers              : { Title: '{i18n>nightCustomers}', Value: customers },
    DataPoint #positions              : { Title: '{i18n>nightPositions}', Value: positions },
    DataPoint #rejected               : { Title: '{i18n>nightRejected}', Value: rejected },
    Facets                            : [
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'outcome',
        Label : '{i18n>nightOutcome}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>nightWhen}', Target: '@UI.FieldGroup#when' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>nightWhy}', Target: '@UI.FieldGroup#why', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'message' } } } }
        ]
      },
      { $Type: 'UI.ReferenceFacet', ID: 'totals', Label: '{i18n>nightTotals}', Target: 'totals/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'parts', Label: '{i18n>nightParts}', Target: 'partitions/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'balance', Label: '{i18n>nightBalance}', Target: 'certificates/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'notUsed', Label: '{i18n>nightNotUsed}', Target: 'notUsed/@UI.PresentationVariant' }
    ],
    FieldGroup #when                  : {
      Data: [
        { Value: plannedAt },
        { Value: publishedAt },
        { Value: failedAt },
        { Value: excluded },
        { Value: keptUntil },
        { Value: ID }
      ]
    },
    FieldGroup #why                   : { Data: [{ Value: message }] }
  }
) {
  ID           @title: '{i18n>nightId}';
  segment      @title: '{i18n>nightSegment}' @Common: {
    Text           : segmentName.name,
    TextArrangement: #TextFirst,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'Segments',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' }
      ]
    }
  };
  businessDate @title: '{i18n>nightDate}';
  status       @title: '{i18n>nightStatus}' @Common: {
    Text           : statusText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'run-status' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: status, ValueListProperty: 'code' }
      ]
    }
  };
  plannedAt    @title: '{i18n>nightStartedAt}';
  publishedAt  @title: '{i18n>nightPublishedAt}';
  failedAt     @title: '{i18n>nightFailedAt}';
  customers    @title: '{i18n>nightCustomers}';
  positions    @title: '{i18n>nightPositions}';
  excluded     @title: '{i18n>nightExcluded}';
  rejected     @title: '{i18n>nightRejected}';
  message      @title: '{i18n>nightWhy}' @UI.MultiLineText;
  keptUntil    @title: '{i18n>nightKeptUntil}';
  isSeen       @UI.Hidden;
  state        @title: '{i18n>nightState}';
  criticality  @UI.Hidden;
  took         @title: '{i18n>nightTook}';
};

annotate AdministrationService.Segments with { segment @Common: { Text: name, TextArrangement: #TextFirst } };

annotate AdministrationService.CodeTexts with { code @Common: { Text: name, TextArrangement: #TextOnly } };
