using {WorklistService} from '../../srv/worklist/service';
using from '../../srv/worklist/write-offs';

// What is not worth collecting any more: proposed at an item, and what became of it.
annotate WorklistService.Items with actions {
  @Core.OperationAvailable: { $edmJson: { $Eq: [{ $Path: 'in/clearingStatus' }, ''] } }
  @Common.SideEffects.TargetEntities: ['/WorklistService.EntityContainer/MyPositions', '/WorklistService.EntityContainer/WriteOffs']
  proposeWriteOff(
    amount @title: '{i18n>writeOffAmount}' @Measures.ISOCurrency: in.currency,
    reason @title: '{i18n>reason}' @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'WriteOffReasons',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: reason, ValueListProperty: 'code' }]
      }
    },
    note   @title: '{i18n>note}' @UI.MultiLineText,
    seen   @UI: { Hidden, ParameterDefaultValue: in.amount }
  );
};

annotate WorklistService.WriteOffReasons with { code @Common: { Text: name, TextArrangement: #TextOnly } };

annotate WorklistService.WriteOffs with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : {
      TypeName      : '{i18n>writeOff}',
      TypeNamePlural: '{i18n>writeOffs}',
      Title         : { Value: createdAt }
    },
    PresentationVariant: { SortOrder: [{ Property: createdAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: createdAt },
      { Value: amount },
      { Value: reason,         ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: state,          Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: operationState, Criticality: operationText.criticality },
      { Value: createdBy },
      { Value: decidedBy },
      { Value: decisionReason, ![@HTML5.CssDefaults]: { width: '16rem' } }
    ]
  }
) {
  ID             @UI.Hidden;
  segment        @UI.Hidden;
  source         @UI.Hidden;
  partner        @UI.Hidden;
  currency       @Common.IsCurrency;
  amount         @title: '{i18n>writeOffAmount}' @Measures.ISOCurrency: currency;
  reason         @title: '{i18n>reason}'         @Common: { Text: reasonText.name,    TextArrangement: #TextOnly };
  state          @title: '{i18n>status}'         @Common: { Text: stateText.name,     TextArrangement: #TextOnly };
  operationState @title: '{i18n>operationState}'       @Common: { Text: operationText.name, TextArrangement: #TextOnly };
  note           @title: '{i18n>note}'           @UI.MultiLineText;
  createdAt      @title: '{i18n>proposedAt}';
  createdBy      @title: '{i18n>proposedBy}';
  decidedAt      @title: '{i18n>decidedAt}';
  decidedBy      @title: '{i18n>decidedBy}';
  decisionReason @title: '{i18n>decisionReason}';
};
