using {IntegrationService} from '../../srv/integration/service';

// What did not get into the ERP by itself: why, what was to go out, what was tried, and what a person can do about it.
annotate IntegrationService.ParkedOperations with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [what, cause, waiting, payload, conflict, content, versions] },
    SortRestrictions             : { NonSortableProperties: [what, cause, waiting, payload, conflict, content, versions] }
  },
  UI: {
    HeaderInfo                        : {
      TypeName      : '{i18n>parkedOperation}',
      TypeNamePlural: '{i18n>parkedOperations}',
      Title         : { Value: what },
      Description   : { Value: partner }
    },
    SelectionFields                   : [kind, partner, parkedAt],
    PresentationVariant               : {
      SortOrder     : [{ Property: parkedAt }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>parkedOperations}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: partner,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: cause,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '24rem' } },
      { Value: waiting,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: attempts,  ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: parkedAt,  ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } }
    ],
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#waiting' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#attempts' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#parkedAt' }
    ],
    DataPoint #waiting                : { Title: '{i18n>waiting}', Value: waiting },
    DataPoint #attempts               : { Title: '{i18n>attempts}', Value: attempts },
    DataPoint #parkedAt               : { Title: '{i18n>parkedAt}', Value: parkedAt },
    Facets                            : [
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'cause',
        Label : '{i18n>deskCause}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>deskCause}',  Target: '@UI.FieldGroup#cause' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>object}', Target: '@UI.FieldGroup#object' }
        ]
      },
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'content',
        Label : '{i18n>content}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>payload}',  Target: '@UI.FieldGroup#payload' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>deskVersions}', Target: '@UI.FieldGroup#versions', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'versions' } } } }
        ]
      },
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'history',
        Label : '{i18n>deskHistory}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>sending}', Target: '@UI.FieldGroup#sending' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>deskAttempts}', Target: 'tries/@UI.PresentationVariant' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>deskDecisions}', Target: 'decisions/@UI.PresentationVariant' }
        ]
      }
    ],
    FieldGroup #cause                 : { Data: [{ Value: cause }, { Value: errorCode }, { Value: erpErrorCode }, { Value: errorText }] },
    FieldGroup #object                : { Data: [{ Value: partner }, { Value: source }, { Value: kind }, { Value: objectKey }, { Value: erpKey }] },
    FieldGroup #payload               : { Data: [{ Value: content, Label: '{i18n>payload}' }] },
    FieldGroup #versions              : { Data: [{ Value: versions, Label: '{i18n>deskVersions}' }] },
    FieldGroup #sending               : {
      Data: [
        { Value: createdAt },
        { Value: createdBy },
        { Value: firstSentAt },
        { Value: attempts },
        { Value: outcomeUnknown },
        { Value: parkedAt }
      ]
    }
  }
) {
  ID             @title: '{i18n>operation}';
  what           @title: '{i18n>what}';
  kind           @title: '{i18n>deskKind}' @Common: {
    Text           : kindText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'operation-kind' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: kind, ValueListProperty: 'code' }
      ]
    }
  };
  source         @title: '{i18n>source}';
  objectKey      @title: '{i18n>objectKey}';
  sequence       @UI.Hidden;
  partner        @title: '{i18n>deskCustomer}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName   @UI.Hidden;
  subject        @UI.Hidden;
  attempts       @title: '{i18n>attempts}';
  outcomeUnknown @title: '{i18n>outcomeUnknown}';
  firstSentAt    @title: '{i18n>firstSentAt}';
  erpKey         @title: '{i18n>deskErpKey}';
  errorCode      @title: '{i18n>errorCode}';
  errorText      @title: '{i18n>errorText}' @UI.MultiLineText;
  erpErrorCode   @title: '{i18n>erpErrorCode}';
  refusal        @UI.Hidden;
  createdAt      @title: '{i18n>deskCreatedAt}';
  createdBy      @title: '{i18n>deskCreatedBy}';
  parkedAt       @title: '{i18n>parkedAt}';
  cause          @title: '{i18n>deskCause}' @UI.MultiLineText;
  waiting        @title: '{i18n>waiting}';
  payload        @UI.Hidden;
  conflict       @UI.Hidden;
  content        @title: '{i18n>payload}' @UI.MultiLineText;
  versions       @title: '{i18n>deskVersions}' @UI.MultiLineText;
} actions {
  retry(reason @title: '{i18n>reason}' @UI.MultiLineText);
  confirmAsDone(
    erpKey   @title: '{i18n>deskErpKey}',
    evidence @title: '{i18n>evidence}' @UI.MultiLineText
  );
  cancel(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate IntegrationService.Decisions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>deskDecision}', TypeNamePlural: '{i18n>deskDecisions}' },
    PresentationVariant: { SortOrder: [{ Property: occurredAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [{ Value: occurredAt }, { Value: decision }, { Value: actor }, { Value: reason }]
  }
) {
  ID         @UI.Hidden;
  operation  @UI.Hidden;
  partner    @UI.Hidden;
  occurredAt @title: '{i18n>deskOccurredAt}';
  decision   @title: '{i18n>deskDecision}' @Common: { Text: decisionText.name, TextArrangement: #TextOnly };
  actor      @title: '{i18n>actor}';
  reason     @title: '{i18n>reason}';
};

annotate IntegrationService.Attempts with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>deskAttempt}', TypeNamePlural: '{i18n>deskAttempts}' },
    PresentationVariant: { SortOrder: [{ Property: token, Descending: true }], RequestAtLeast: [token], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: endedAt },
      { Value: outcome,       Criticality: outcomeText.criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: status,        ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: errorText,     ![@HTML5.CssDefaults]: { width: '24rem' } },
      { Value: nextAttemptAt },
      { Value: sentTo,        ![@UI.Importance]: #Low },
      { Value: erpErrorCode,  ![@UI.Importance]: #Low }
    ]
  }
) {
  operation     @UI.Hidden;
  token         @UI.Hidden;
  partner       @UI.Hidden;
  endedAt       @title: '{i18n>attemptEndedAt}';
  sentTo        @title: '{i18n>attemptSentTo}';
  outcome       @title: '{i18n>attemptOutcome}' @Common: { Text: outcomeText.name, TextArrangement: #TextOnly };
  status        @title: '{i18n>attemptStatus}';
  errorCode     @title: '{i18n>errorCode}';
  erpErrorCode  @title: '{i18n>erpErrorCode}';
  errorText     @title: '{i18n>errorText}' @UI.MultiLineText;
  nextAttemptAt @title: '{i18n>attemptNext}';
};

annotate IntegrationService.CodeTexts with { code @Common: { Text: name, TextArrangement: #TextOnly } };
