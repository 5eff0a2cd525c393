using {SupervisionService} from '../../srv/supervision/service';

// The proof that work is spread fairly, and who changed hands for it.
annotate SupervisionService.Certificates with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>fairness}', TypeNamePlural: '{i18n>fairness}', Title: { Value: segment } },
    SelectionFields                   : [segment],
    PresentationVariant               : {
      SortOrder     : [{ Property: segment }, { Property: layer }, { Property: gapPercent, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>fairness}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: segment, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: layer, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: dimension, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: load },
      { Value: bound },
      { Value: gapPercent, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: customers },
      { Value: agents },
      { Value: moved }
    ]
  }
) {
  segment    @title: '{i18n>segment}' @Common: {
    Text         : segmentText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  layer      @title: '{i18n>layer}'      @Common: { Text: layerText.name,     TextArrangement: #TextOnly };
  dimension  @title: '{i18n>dimension}'  @Common: { Text: dimensionText.name, TextArrangement: #TextOnly };
  component  @UI.Hidden;
  agent      @title: '{i18n>fullest}'    @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName  @UI.Hidden;
  maximum    @UI.Hidden;
  ideal      @UI.Hidden;
  lowerBound @UI.Hidden;
  gap        @UI.Hidden;
  unit       @UI.Hidden;
  currency   @UI.Hidden;
  minorUnits @UI.Hidden;
  load       @title: '{i18n>maximumLoad}' @Measures.ISOCurrency: currency;
  bound      @title: '{i18n>lowerBound}' @Measures.ISOCurrency: currency;
  gapPercent @title: '{i18n>gap}';
  agents     @title: '{i18n>agents}';
  customers  @title: '{i18n>customers}';
  moved      @title: '{i18n>moved}';
};

annotate SupervisionService.Moves with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>move}', TypeNamePlural: '{i18n>moves}', Title: { Value: customerName } },
    PresentationVariant               : {
      SortOrder     : [{ Property: segment }, { Property: cause }, { Property: partner }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>moves}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: fromAgent, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: toAgent, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: cause, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: priority, Criticality: priorityText.criticality, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: stage, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: collectionGroup },
      { Value: segment }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  source          @UI.Hidden;
  customerName    @UI.Hidden;
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name,    TextArrangement: #TextOnly };
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  fromAgent       @title: '{i18n>fromAgent}' @Common: { Text: fromText.name, TextArrangement: #TextOnly };
  toAgent         @title: '{i18n>toAgent}'   @Common: { Text: toText.name, TextArrangement: #TextOnly };
  cause           @title: '{i18n>moveCause}' @Common: { Text: causeText.name, TextArrangement: #TextOnly };
};
