using {SupervisionService} from '../../srv/supervision/service';

// The proof that work is spread fairly, who changed hands for it, and what a supervisor may turn.
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
      { Value: segment },
      { Value: layer, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: dimension, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: agent, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: load },
      { Value: bound },
      { Value: gapPercent },
      { Value: customers },
      { Value: agents },
      { Value: moved }
    ]
  }
) {
  segment    @title: '{i18n>segment}' @Common: {
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

annotate SupervisionService.BalanceKnobs with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>knobs}', TypeNamePlural: '{i18n>knobs}', Title: { Value: segment } },
    PresentationVariant               : {
      SortOrder     : [{ Property: segment }, { Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>knobs}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: segment },
      { Value: maxImbalance, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: maxMoves, ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: changedBy },
      { Value: changedAt }
    ]
  }
) {
  segment      @title: '{i18n>segment}';
  maxImbalance @title: '{i18n>maxImbalance}';
  maxMoves     @title: '{i18n>maxMoves}';
  validFrom    @title: '{i18n>dayFrom}';
  validTo      @title: '{i18n>dayTo}';
  reason       @title: '{i18n>reason}';
  changedBy    @title: '{i18n>changedBy}';
  changedAt    @title: '{i18n>changedAt}';
};

annotate SupervisionService.AgencyQuotas with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>agencyQuota}', TypeNamePlural: '{i18n>agencyQuotas}', Title: { Value: collectionGroup } },
    PresentationVariant               : {
      SortOrder     : [{ Property: collectionGroup }, { Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>agencyQuotas}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: collectionGroup },
      { Value: segment },
      { Value: stage },
      { Value: sharePercent },
      { Value: maxCustomers },
      { Value: maxAmount },
      { Value: validFrom },
      { Value: validTo },
      { Value: reason },
      { Value: changedBy },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.EntityContainer/setAgencyQuota', Label: '{i18n>setAgencyQuota}' }
    ]
  }
) {
  collectionGroup @title: '{i18n>agency}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  segment         @title: '{i18n>segment}';
  stage           @title: '{i18n>stage}';
  sharePercent    @title: '{i18n>quotaPercent}' @Measures.Unit: '%';
  maxCustomers    @title: '{i18n>maxCustomers}';
  maxAmount       @title: '{i18n>maxAmount}';
  validFrom       @title: '{i18n>dayFrom}';
  validTo         @title: '{i18n>dayTo}';
  reason          @title: '{i18n>reason}';
  changedBy       @title: '{i18n>changedBy}';
  changedAt       @title: '{i18n>changedAt}';
};

annotate SupervisionService.Agencies with {
  collectionGroup @title: '{i18n>agency}' @Common: { Text: name, TextArrangement: #TextLast };
};

annotate SupervisionService.setAgencyQuota with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/AgencyQuotas'
] (
  collectionGroup @title: '{i18n>agency}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Agencies',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' },
        { $Type: 'Common.ValueListParameterOut', LocalDataProperty: segment, ValueListProperty: 'segment' }
      ]
    }
  },
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  stage           @title: '{i18n>stage}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Stages',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: stage, ValueListProperty: 'code' }]
    }
  },
  sharePercent    @title: '{i18n>quotaPercent}',
  maxCustomers    @title: '{i18n>maxCustomers}',
  maxAmount       @title: '{i18n>maxAmount}',
  validFrom       @title: '{i18n>dayFrom}',
  validTo         @title: '{i18n>dayTo}',
  reason          @title: '{i18n>reason}'
);

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
      { Value: changedAt },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.setPartner', Label: '{i18n>setPartner}' }
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
} actions {
  @Common.SideEffects.TargetEntities: ['/SupervisionService.EntityContainer/AgenciesInErp']
  setPartner(
    agencyPartner @title: '{i18n>agencyPartnerOrNone}' @UI.ParameterDefaultValue: in.agencyPartner,
    recallReason  @title: '{i18n>recallReason}'  @UI.ParameterDefaultValue: in.recallReason
  );
};
