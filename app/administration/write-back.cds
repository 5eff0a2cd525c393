using {AdministrationService} from '../../srv/administration/service';
using from '../../srv/administration/write-back';

// What goes out to the ERP: what waits and since when, what was tried, what is done.
annotate AdministrationService.Operations with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [cause, age, openDesk, parkedUrl] },
    SortRestrictions             : { NonSortableProperties: [cause, age, openDesk, parkedUrl] }
  },
  UI: {
    HeaderInfo                        : {
      TypeName      : '{i18n>queueOperation}',
      TypeNamePlural: '{i18n>queueOperations}',
      Title         : { Value: kind },
      Description   : { Value: objectKey }
    },
    SelectionFields                   : [state, kind, partner, objectKey],
    PresentationVariant               : {
      SortOrder     : [{ Property: createdAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    PresentationVariant #oldest       : { SortOrder: [{ Property: createdAt }], Visualizations: ['@UI.LineItem'] },
    SelectionVariant #open            : {
      Text         : '{i18n>queueOpen}',
      SelectOptions: [{
        PropertyName: state,
        Ranges      : [
          { Sign: #I, Option: #EQ, Low: 'pending' },
          { Sign: #I, Option: #EQ, Low: 'sending' },
          { Sign: #I, Option: #EQ, Low: 'parked' }
        ]
      }]
    },
    SelectionPresentationVariant #open: {
      Text               : '{i18n>queueOpen}',
      SelectionVariant   : ![@UI.SelectionVariant#open],
      PresentationVariant: ![@UI.PresentationVariant#oldest]
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>queueAll}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: state,     ![@UI.Importance]: #High, Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: partner,   ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: age,       ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: cause,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '20rem' } },
      { Value: attempts,  ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: createdAt, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: objectKey, ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '12rem' } }
    ],
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#state' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#age' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#attempts' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.FieldGroup#desk', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'parkedUrl' } } } }
    ],
    DataPoint #state                  : { Title: '{i18n>queueState}', Value: state, Criticality: stateText.criticality },
    DataPoint #age                    : { Title: '{i18n>queueAge}', Value: age },
    DataPoint #attempts               : { Title: '{i18n>queueAttempts}', Value: attempts },
    Facets                            : [
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'about',
        Label : '{i18n>queueAbout}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>queueObject}', Target: '@UI.FieldGroup#object' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>queueSending}', Target: '@UI.FieldGroup#sending' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>queueCause}', Target: '@UI.FieldGroup#cause', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'errorCode' } } } }
        ]
      },
      { $Type: 'UI.ReferenceFacet', ID: 'tries', Label: '{i18n>queueTries}', Target: 'tries/@UI.PresentationVariant' }
    ],
    FieldGroup #desk                  : { Data: [{ $Type: 'UI.DataFieldWithUrl', Value: openDesk, Url: parkedUrl, Label: '{i18n>queueDesk}' }] },
    FieldGroup #object                : { Data: [{ Value: kind }, { Value: partner }, { Value: objectKey }, { Value: sequence }, { Value: erpKey }, { Value: source }] },
    FieldGroup #sending               : {
      Data: [
        { Value: createdAt },
        { Value: createdBy },
        { Value: firstSentAt },
        { Value: nextAttemptAt },
        { Value: outcomeUnknown },
        { Value: confirmedAt },
        { Value: resolvedAt },
        { Value: resolvedBy },
        { Value: resolution }
      ]
    },
    FieldGroup #cause                 : { Data: [{ Value: cause }, { Value: errorCode }, { Value: erpErrorCode }, { Value: errorText }] }
  }
) {
  ID             @title: '{i18n>queueId}';
  kind           @title: '{i18n>queueKind}' @Common: {
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
  source         @title: '{i18n>nightSource}';
  objectKey      @title: '{i18n>queueObjectKey}';
  sequence       @title: '{i18n>queueSequence}';
  partner        @title: '{i18n>queuePartner}';
  subject        @UI.Hidden;
  state          @title: '{i18n>queueState}' @Common: {
    Text           : stateText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'OperationStates',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: state, ValueListProperty: 'code' }]
    }
  };
  payloadHash    @UI.Hidden;
  attempts       @title: '{i18n>queueAttempts}';
  nextAttemptAt  @title: '{i18n>queueNextAt}';
  leaseHolder    @UI.Hidden;
  leaseUntil     @UI.Hidden;
  fencingToken   @UI.Hidden;
  outcomeUnknown @title: '{i18n>queueUnknown}';
  firstSentAt    @title: '{i18n>queueFirstSentAt}';
  sentVersion    @UI.Hidden;
  erpKey         @title: '{i18n>queueErpKey}';
  errorCode      @title: '{i18n>nightCode}';
  errorText      @title: '{i18n>queueErrorText}' @UI.MultiLineText;
  erpErrorCode   @title: '{i18n>queueErpErrorCode}';
  refusal        @UI.Hidden;
  createdAt      @title: '{i18n>queueCreatedAt}';
  createdBy      @title: '{i18n>queueCreatedBy}';
  confirmedAt    @title: '{i18n>queueConfirmedAt}';
  parkedAt       @title: '{i18n>queueParkedAt}';
  resolvedAt     @title: '{i18n>queueResolvedAt}';
  resolvedBy     @title: '{i18n>queueResolvedBy}';
  resolution     @title: '{i18n>queueResolution}' @UI.MultiLineText;
  parkedUrl      @UI.Hidden;
  cause          @title: '{i18n>queueCause}' @UI.MultiLineText;
  age            @title: '{i18n>queueAge}';
  openDesk       @title: '{i18n>queueDesk}';
};

annotate AdministrationService.QueueCounts with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions           : { NonFilterableProperties: [age] },
    SortRestrictions             : { NonSortableProperties: [age] }
  },
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>queueCount}', TypeNamePlural: '{i18n>queueCounts}', Title: { Value: kind } },
    PresentationVariant               : {
      SortOrder     : [{ Property: state, Descending: true }, { Property: oldestAt }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>queueCounts}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: state,      ![@UI.Importance]: #High, Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: kind,       ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: operations, ![@UI.Importance]: #High },
      { Value: age,        ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: oldestAt,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } }
    ]
  }
) {
  state      @title: '{i18n>queueState}' @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  kind       @title: '{i18n>queueKind}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  operations @title: '{i18n>queueOperations}';
  oldestAt   @title: '{i18n>queueOldestAt}';
  age        @title: '{i18n>queueOldest}';
};

annotate AdministrationService.Attempts with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : { TypeName: '{i18n>queueTry}', TypeNamePlural: '{i18n>queueTries}' },
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
  endedAt       @title: '{i18n>queueEndedAt}';
  sentTo        @title: '{i18n>queueSentTo}';
  outcome       @title: '{i18n>queueOutcome}' @Common: { Text: outcomeText.name, TextArrangement: #TextOnly };
  status        @title: '{i18n>queueHttp}';
  errorCode     @title: '{i18n>nightCode}';
  erpErrorCode  @title: '{i18n>queueErpErrorCode}';
  errorText     @title: '{i18n>queueErrorText}' @UI.MultiLineText;
  nextAttemptAt @title: '{i18n>queueNextAt}';
};

annotate AdministrationService.OperationStates with { code @Common: { Text: name, TextArrangement: #TextOnly } };
