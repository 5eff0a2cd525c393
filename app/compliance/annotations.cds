using {PrivacyService} from '../../srv/privacy/service';

// What a compliance officer does for a person, and what two people decided.
annotate PrivacyService.Persons with @(UI: {
  HeaderInfo                        : { TypeName: '{i18n>person}', TypeNamePlural: '{i18n>persons}', Title: { Value: name } },
  SelectionFields                   : [partner, name, city, state],
  PresentationVariant               : {
    SortOrder     : [{ Property: name }],
    Visualizations: ['@UI.LineItem']
  },
  SelectionPresentationVariant #list: {
    Text               : '{i18n>persons}',
    SelectionVariant   : { SelectOptions: [] },
    PresentationVariant: ![@UI.PresentationVariant]
  },
  LineItem                          : [
    { Value: partner, ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: name, ![@HTML5.CssDefaults]: { width: '14rem' } },
    { Value: city, ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: birthDate, ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: state, Criticality: stateText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: reason, ![@HTML5.CssDefaults]: { width: '12rem' } },
    { Value: eraseFrom, ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: restrictedBy, ![@HTML5.CssDefaults]: { width: '9rem' } },
    { $Type: 'UI.DataFieldForAction', Action: 'PrivacyService.recordConsent', Label: '{i18n>recordConsent}' },
    { $Type: 'UI.DataFieldForAction', Action: 'PrivacyService.restrictPerson', Label: '{i18n>restrictPerson}' },
    { $Type: 'UI.DataFieldForAction', Action: 'PrivacyService.liftRestriction', Label: '{i18n>liftRestriction}' },
    { $Type: 'UI.DataFieldForAction', Action: 'PrivacyService.erasePerson', Label: '{i18n>erasePerson}' }
  ]
}) {
  source       @title: '{i18n>source}';
  partner      @title: '{i18n>partner}';
  name         @title: '{i18n>name}';
  birthDate    @title: '{i18n>birthDate}';
  city         @title: '{i18n>city}';
  country      @title: '{i18n>country}';
  state        @title: '{i18n>useOfData}' @Common: { Text: stateText.name, TextArrangement: #TextOnly, ValueListWithFixedValues }
               @Common.ValueList: {
                 CollectionPath             : 'CodeTexts',
                 Parameters                 : [
                   { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: state, ValueListProperty: 'code' },
                   { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'person-state' }
                 ]
               };
  reason       @title: '{i18n>reason}';
  restrictedAt @title: '{i18n>restrictedAt}';
  restrictedBy @title: '{i18n>restrictedBy}';
  eraseFrom    @title: '{i18n>eraseFrom}';
} actions {
  @Common.SideEffects.TargetEntities: ['/PrivacyService.EntityContainer/Persons']
  restrictPerson(reason @title: '{i18n>reason}' @UI.MultiLineText, eraseFrom @title: '{i18n>eraseFrom}');
  @Common.SideEffects.TargetEntities: ['/PrivacyService.EntityContainer/Consents']
  recordConsent(
    channel    @title: '{i18n>channel}' @Common.ValueListWithFixedValues @Common.ValueList: {
      CollectionPath: 'Channels',
      Parameters    : [
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: channel, ValueListProperty: 'code' },
        { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' }
      ]
    },
    purpose    @title: '{i18n>purpose}' @Common.ValueListWithFixedValues @Common.ValueList: {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'consent-purpose' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: purpose, ValueListProperty: 'code' }
      ]
    },
    isGranted  @title: '{i18n>isGranted}',
    provenance @title: '{i18n>provenance}',
    validTo    @title: '{i18n>validTo}'
  );
  @Common.SideEffects.TargetEntities: ['/PrivacyService.EntityContainer/Persons']
  liftRestriction(reason @title: '{i18n>reason}' @UI.MultiLineText);
  @Common.IsActionCritical
  @Common.SideEffects.TargetEntities: ['/PrivacyService.EntityContainer/Persons', '/PrivacyService.EntityContainer/Erasures']
  erasePerson(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate PrivacyService.Erasures with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>erasure}', TypeNamePlural: '{i18n>erasures}', Title: { Value: erasedAt } },
    PresentationVariant               : {
      SortOrder     : [{ Property: erasedAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>erasures}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: erasedAt },
      { Value: erasedBy },
      { Value: reason, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: rule },
      { Value: erasedRows },
      { Value: emptiedEvents },
      { Value: report, ![@HTML5.CssDefaults]: { width: '20rem' } }
    ]
  }
) {
  ID            @UI.Hidden;
  erasedAt      @title: '{i18n>erasedAt}';
  erasedBy      @title: '{i18n>erasedBy}';
  reason        @title: '{i18n>reason}';
  rule          @title: '{i18n>rule}';
  erasedRows    @title: '{i18n>erasedRows}';
  emptiedEvents @title: '{i18n>emptiedEvents}';
  report        @title: '{i18n>report}' @UI.MultiLineText;
};

annotate PrivacyService.Decisions with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>decision}', TypeNamePlural: '{i18n>decisions}', Title: { Value: subject } },
    PresentationVariant               : {
      SortOrder     : [{ Property: decidedAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>decisions}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: kind, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: subject, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: segment, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: askedBy, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: askedAt, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: decidedBy, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: decidedAt, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: outcome, Criticality: outcomeText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: reason }
    ]
  }
) {
  ID        @UI.Hidden;
  kind      @title: '{i18n>kind}'    @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  subject   @title: '{i18n>subject}';
  segment   @title: '{i18n>segment}';
  askedBy   @title: '{i18n>askedBy}';
  askedAt   @title: '{i18n>askedAt}';
  decidedBy @title: '{i18n>decidedBy}';
  decidedAt @title: '{i18n>decidedAt}';
  outcome   @title: '{i18n>outcome}' @Common: { Text: outcomeText.name, TextArrangement: #TextOnly };
  reason    @title: '{i18n>reason}';
};

annotate PrivacyService.SensitiveReads with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>sensitiveRead}', TypeNamePlural: '{i18n>sensitiveReads}', Title: { Value: partner } },
    PresentationVariant               : {
      SortOrder     : [{ Property: readAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>sensitiveReads}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: readAt },
      { Value: reader },
      { Value: partner },
      { Value: entity, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: source }
    ]
  }
) {
  day     @UI.Hidden;
  source  @title: '{i18n>source}';
  partner @title: '{i18n>partner}';
  reader  @title: '{i18n>reader}';
  entity  @title: '{i18n>readEntity}';
  readAt  @title: '{i18n>readAt}';
};

annotate PrivacyService.Consents with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>consent}', TypeNamePlural: '{i18n>consents}', Title: { Value: partner } },
    PresentationVariant               : {
      SortOrder     : [{ Property: validFrom, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>consents}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner },
      { Value: channel },
      { Value: purpose },
      { Value: isGranted },
      { Value: provenance, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: validFrom },
      { Value: validTo }
    ]
  }
) {
  source     @title: '{i18n>source}';
  partner    @title: '{i18n>partner}';
  channel    @title: '{i18n>channel}' @Common: { Text: channelText.name, TextArrangement: #TextOnly };
  purpose    @title: '{i18n>purpose}' @Common: { Text: purposeText.name, TextArrangement: #TextOnly };
  isGranted  @title: '{i18n>isGranted}';
  provenance @title: '{i18n>provenance}';
  validFrom  @title: '{i18n>validFrom}';
  validTo    @title: '{i18n>validTo}';
};

annotate PrivacyService.Channels  with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate PrivacyService.CodeTexts with { code @Common: { Text: name, TextArrangement: #TextOnly } };
