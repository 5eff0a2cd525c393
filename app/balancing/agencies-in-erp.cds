using {SupervisionService} from '../../srv/supervision/service';

// What the ERP has of what agencies were given, and who they are there.
annotate SupervisionService.AgencySubmissions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>agencySubmission}', TypeNamePlural: '{i18n>agencySubmissions}', Title: { Value: partner } },
    SelectionFields                   : [collectionGroup, state, submittedOn],
    PresentationVariant               : {
      SortOrder     : [{ Property: submittedOn, Descending: true }, { Property: partner }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>agencySubmissions}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner,        ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #High },
      { Value: amount,         ![@UI.Importance]: #High },
      { Value: state,          ![@UI.Importance]: #High,   Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: submittedOn,    ![@UI.Importance]: #Medium },
      { Value: operationState, ![@UI.Importance]: #Medium, Criticality: operationText.criticality },
      { Value: recalledOn,     ![@UI.Importance]: #Medium },
      { Value: recallCause,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: recallState,    ![@UI.Importance]: #Medium, Criticality: recallOperationText.criticality },
      { Value: refusedText,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '18rem' } },
      { Value: settledOn,      ![@UI.Importance]: #Low },
      { Value: items,          ![@UI.Importance]: #Low },
      { Value: erpSubmission,  ![@UI.Importance]: #Low },
      { Value: segment,        ![@UI.Importance]: #Low }
    ]
  }
) {
  ID              @UI.Hidden;
  source          @UI.Hidden;
  refusal         @UI.Hidden;
  recallRefusal   @UI.Hidden;
  customerName    @UI.Hidden;
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>agency}' @Common: {
    Text           : groupText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'Agencies',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' }]
    }
  };
  currency        @Common.IsCurrency;
  amount          @title: '{i18n>submittedAmount}' @Measures.ISOCurrency: currency;
  items           @title: '{i18n>submittedItems}';
  submittedOn     @title: '{i18n>submittedOn}';
  state           @title: '{i18n>submissionState}' @Common: {
    Text           : stateText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'submission-state' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: state, ValueListProperty: 'code' }
      ]
    }
  };
  settledOn       @title: '{i18n>settledOn}';
  recalledOn      @title: '{i18n>recalledOn}';
  recallCause     @title: '{i18n>recallCause}' @Common: { Text: causeText.name, TextArrangement: #TextOnly };
  operationState  @title: '{i18n>submissionInErp}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
  recallState     @title: '{i18n>recallInErp}' @Common: { Text: recallOperationText.name, TextArrangement: #TextOnly };
  refusedText     @title: '{i18n>refusedByErp}' @UI.MultiLineText;
  erpSubmission   @title: '{i18n>erpSubmission}';
};

annotate SupervisionService.OperationStates with {
  code @Common: { Text: name, TextArrangement: #TextOnly };
};

annotate SupervisionService.AgenciesInErp with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>agency}', TypeNamePlural: '{i18n>agenciesInErp}', Title: { Value: collectionGroup } },
    PresentationVariant               : {
      SortOrder     : [{ Property: collectionGroup }, { Property: source }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>agenciesInErp}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: collectionGroup },
      { Value: segment },
      { Value: source },
      { Value: agencyPartner, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: recallReason,  ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: submissions,   ![@UI.Importance]: #High },
      { Value: changedBy },
      { Value: changedAt }
    ]
  }
) {
  collectionGroup @title: '{i18n>agency}' @Common: { Text: name, TextArrangement: #TextOnly };
  name            @UI.Hidden;
  source          @title: '{i18n>erp}' @Common: { Text: sourceName, TextArrangement: #TextOnly };
  sourceName      @UI.Hidden;
  segment         @title: '{i18n>segment}';
  agencyPartner   @title: '{i18n>agencyPartner}';
  recallReason    @title: '{i18n>recallReason}';
  submissions     @title: '{i18n>withAgency}';
  changedBy       @title: '{i18n>changedBy}';
  changedAt       @title: '{i18n>changedAt}';
};
