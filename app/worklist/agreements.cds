using {WorklistService} from '../../srv/worklist/service';

// Plans, blocks and documents on the customer's page, and the page of one plan.
annotate WorklistService.Plans with {
  ID              @UI.Hidden;
  segment         @UI.Hidden;
  source          @UI.Hidden;
  kind            @title: '{i18n>planKind}'       @Common: { Text: kindText.name,  TextArrangement: #TextOnly };
  state           @title: '{i18n>agreementState}'      @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  account         @title: '{i18n>account}';
  contract        @title: '{i18n>contract}';
  currency        @Common.IsCurrency;
  principal       @title: '{i18n>planPrincipal}'  @Measures.ISOCurrency: currency;
  charges         @title: '{i18n>planCharges}'    @Measures.ISOCurrency: currency;
  interest        @title: '{i18n>planInterest}'   @Measures.ISOCurrency: currency;
  rate            @title: '{i18n>planRate}';
  firstDueOn      @title: '{i18n>planFirst}';
  lastDueOn       @title: '{i18n>planLast}';
  instalmentCount @title: '{i18n>planCount}';
  decidedBy       @title: '{i18n>decidedBy}';
  decisionReason  @title: '{i18n>decisionReason}' @UI.MultiLineText;
  note            @title: '{i18n>note}'           @UI.MultiLineText;
  brokenOn        @title: '{i18n>planBrokenOn}';
  endReason       @title: '{i18n>planEndReason}' @Common: { Text: endText.name, TextArrangement: #TextOnly };
  changes         @UI.Hidden;
  origin          @UI.Hidden;
  createdAt       @title: '{i18n>createdOn}';
  createdBy       @title: '{i18n>createdBy}';
  operationState  @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
  erpPlan         @title: '{i18n>planInErp}';
}

annotate WorklistService.Plans with @UI: {
  HeaderInfo         : {
    TypeName      : '{i18n>plan}',
    TypeNamePlural: '{i18n>plans}',
    Title         : { Value: kind },
    Description   : { Value: erpPlan }
  },
  PresentationVariant: { SortOrder: [{ Property: createdAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: createdAt },
    { Value: kind,            ![@HTML5.CssDefaults]: { width: '14rem' } },
    { Value: state,           Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '11rem' } },
    { Value: principal },
    { Value: instalmentCount, ![@HTML5.CssDefaults]: { width: '7rem' } },
    { Value: firstDueOn },
    { Value: lastDueOn },
    { Value: operationState,  Criticality: operationText.criticality },
    { Value: createdBy,       ![@HTML5.CssDefaults]: { width: '9rem' } }
  ],
  Facets             : [
    { $Type: 'UI.ReferenceFacet', ID: 'plan',        Label: '{i18n>plan}',        Target: '@UI.FieldGroup#plan' },
    { $Type: 'UI.ReferenceFacet', ID: 'instalments', Label: '{i18n>instalments}', Target: 'instalments/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'line',        Label: '{i18n>planLine}',    Target: 'line/@UI.PresentationVariant' }
  ],
  FieldGroup #plan   : {
    Data: [
      { Value: state, Criticality: stateText.criticality },
      { Value: principal },
      { Value: interest },
      { Value: charges },
      { Value: rate },
      { Value: instalmentCount },
      { Value: brokenOn },
      { Value: endReason },
      { Value: decidedBy },
      { Value: decisionReason },
      { Value: note },
      { Value: operationState, Criticality: operationText.criticality },
      { Value: createdBy }
    ]
  }
};

annotate WorklistService.PlanInstalments with {
  plan      @UI.Hidden;
  number    @title: '{i18n>sequence}';
  dueOn     @title: '{i18n>dueDate}';
  amount    @title: '{i18n>amount}'        @Measures.ISOCurrency: currency;
  principal @title: '{i18n>planPrincipal}' @Measures.ISOCurrency: currency;
  interest  @title: '{i18n>planInterest}'  @Measures.ISOCurrency: currency;
  charges   @title: '{i18n>planCharges}'   @Measures.ISOCurrency: currency;
  balance   @title: '{i18n>planBalance}'   @Measures.ISOCurrency: currency;
  remindedAt @title: '{i18n>planReminded}';
  currency  @Common.IsCurrency;
}

annotate WorklistService.PlanInstalments with @UI: {
  PresentationVariant: { SortOrder: [{ Property: number }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: number, ![@HTML5.CssDefaults]: { width: '4rem' } },
    { Value: dueOn },
    { Value: amount },
    { Value: principal },
    { Value: interest },
    { Value: charges },
    { Value: balance },
    { Value: remindedAt }
  ]
};

annotate WorklistService.Blocks with {
  ID         @UI.Hidden;
  segment    @UI.Hidden;
  source     @UI.Hidden;
  kind       @title: '{i18n>blockKind}'  @Common: { Text: kindText.name,   TextArrangement: #TextOnly };
  reason     @title: '{i18n>reason}'     @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  state      @title: '{i18n>state}'      @Common: { Text: stateText.name,  TextArrangement: #TextOnly };
  validFrom  @title: '{i18n>blockFrom}';
  validTo    @title: '{i18n>blockUntil}';
  setBy      @title: '{i18n>blockSetBy}';
  note       @title: '{i18n>note}'       @UI.MultiLineText;
  liftedBy   @title: '{i18n>blockLiftedBy}';
  liftReason @title: '{i18n>blockLiftReason}' @UI.MultiLineText;
  operationState @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
}

annotate WorklistService.Blocks with @UI: {
  PresentationVariant: { SortOrder: [{ Property: validTo, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: kind },
    { Value: state, Criticality: stateText.criticality },
    { Value: reason },
    { Value: validFrom },
    { Value: validTo },
    { Value: operationState, Criticality: operationText.criticality, ![@UI.Importance]: #High },
    { Value: note,  ![@HTML5.CssDefaults]: { width: '18rem' } },
    { Value: setBy },
    { Value: liftedBy },
    { Value: liftReason }
  ]
};

annotate WorklistService.Documents with {
  ID             @UI.Hidden;
  segment        @UI.Hidden;
  source         @UI.Hidden;
  kind           @title: '{i18n>documentKind}' @Common: { Text: kindText.name,    TextArrangement: #TextOnly };
  channel        @title: '{i18n>channel}'      @Common: { Text: channelText.name, TextArrangement: #TextOnly };
  language       @title: '{i18n>language}';
  note           @title: '{i18n>note}'         @UI.MultiLineText;
  requestedAt    @title: '{i18n>occurredAt}';
  requestedBy    @title: '{i18n>agent}';
  operationState @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
  erpKey         @title: '{i18n>erpKey}';
}

annotate WorklistService.Documents with @UI: {
  PresentationVariant: { SortOrder: [{ Property: requestedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: requestedAt },
    { Value: kind,           ![@HTML5.CssDefaults]: { width: '14rem' } },
    { Value: channel },
    { Value: language,       ![@HTML5.CssDefaults]: { width: '6rem' } },
    { Value: operationState, Criticality: operationText.criticality },
    { Value: erpKey },
    { Value: note },
    { Value: requestedBy }
  ]
};

annotate WorklistService.Plans           with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.PlanInstalments with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.Blocks          with @Capabilities.SearchRestrictions.Searchable: false;
annotate WorklistService.Documents       with @Capabilities.SearchRestrictions.Searchable: false;
