using {StrategiesService} from '../../srv/strategies/desk';

// Champion and challenger: the design, the arms, and how it stands.
annotate StrategiesService.Experiments with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions.NonFilterableProperties: [mayEdit, mayActivate, maySendBack, mayEnd],
    SortRestrictions.NonSortableProperties    : [mayEdit, mayActivate, maySendBack, mayEnd]
  },
  UI          : {
    CreateHidden: true,
    UpdateHidden: true,
    DeleteHidden: true,
    HeaderInfo                        : {
      TypeName      : '{i18n>test}',
      TypeNamePlural: '{i18n>tests}',
      Title         : { Value: name },
      Description   : { Value: comment }
    },
    SelectionFields                   : [segment, status],
    PresentationVariant               : { SortOrder: [{ Property: startsOn, Descending: true }], Visualizations: ['@UI.LineItem'] },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>tests}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: name, ![@UI.Importance]: #High },
      { Value: segment, ![@UI.Importance]: #High },
      { Value: status, Criticality: statusText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: metric, ![@UI.Importance]: #Medium },
      { Value: startsOn, ![@UI.Importance]: #Medium },
      { Value: endsOn, ![@UI.Importance]: #Medium },
      { Value: sampleSize, ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.EntityContainer/draftTest', Label: '{i18n>draftTest}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: '/StrategiesService.EntityContainer/Desk/mayWrite' } } } }
    ],
    DataPoint #status                 : { Title: '{i18n>status}', Value: status, Criticality: statusText.criticality },
    DataPoint #segment                : { Title: '{i18n>segment}', Value: segment },
    DataPoint #startsOn               : { Title: '{i18n>startsOn}', Value: startsOn },
    DataPoint #endsOn                 : { Title: '{i18n>endsOn}', Value: endsOn },
    DataPoint #sampleSize             : { Title: '{i18n>sampleSize}', Value: sampleSize },
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#segment' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#startsOn' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#endsOn' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#sampleSize' }
    ],
    Identification                    : [
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.propose', Label: '{i18n>propose}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayEdit' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.redesign', Label: '{i18n>redesign}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayEdit' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.activate', Label: '{i18n>startTest}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayActivate' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.sendBack', Label: '{i18n>sendBack}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'maySendBack' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.end', Label: '{i18n>endTest}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayEnd' } } } }
    ],
    Facets                            : [
      { $Type: 'UI.ReferenceFacet', ID: 'design', Label: '{i18n>design}', Target: '@UI.FieldGroup#design' },
      { $Type: 'UI.ReferenceFacet', ID: 'arms', Label: '{i18n>arms}', Target: 'arms/@UI.LineItem' },
      { $Type: 'UI.ReferenceFacet', ID: 'history', Label: '{i18n>history}', Target: '@UI.FieldGroup#history' }
    ],
    FieldGroup #design                : {
      Data: [
        { Value: stage },
        { Value: entersFromDays },
        { Value: startsOn },
        { Value: enrolUntil },
        { Value: endsOn },
        { Value: metric },
        { Value: horizonDays },
        { Value: expectedShare },
        { Value: deviation },
        { Value: wishedEffect },
        { Value: power },
        { Value: significance },
        { Value: looks }
      ]
    },
    FieldGroup #history               : {
      Data: [
        { Value: createdBy },
        { Value: proposedBy },
        { Value: proposedAt },
        { Value: startedBy },
        { Value: startedAt },
        { Value: armsUntil },
        { Value: endedBy },
        { Value: endedAt },
        { Value: endReason }
      ]
    }
  }
) {
  ID             @UI.Hidden;
  name           @title: '{i18n>testName}';
  segment        @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  stage          @title: '{i18n>stage}' @Common: { Text: stageText.name, TextArrangement: #TextOnly };
  status         @title: '{i18n>status}' @Common: {
    Text           : statusText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'draft-status' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: status, ValueListProperty: 'code' }
      ]
    }
  };
  startsOn       @title: '{i18n>startsOn}';
  enrolUntil     @title: '{i18n>enrolUntil}';
  endsOn         @title: '{i18n>endsOn}';
  entersFromDays @title: '{i18n>entersFromDays}';
  metric         @title: '{i18n>metric}' @Common: { Text: metricText.name, TextArrangement: #TextOnly };
  horizonDays    @title: '{i18n>horizonDays}';
  expectedShare  @title: '{i18n>expectedShare}';
  deviation      @title: '{i18n>deviation}';
  wishedEffect   @title: '{i18n>wishedEffect}';
  power          @title: '{i18n>power}';
  significance   @title: '{i18n>significance}';
  looks          @title: '{i18n>looks}';
  sampleSize     @title: '{i18n>sampleSize}';
  comment        @title: '{i18n>comment}' @UI.MultiLineText;
  createdBy      @title: '{i18n>draftedBy}';
  proposedBy     @title: '{i18n>versionProposedBy}';
  proposedAt     @title: '{i18n>proposedAt}';
  startedBy      @title: '{i18n>startedBy}';
  startedAt      @title: '{i18n>testStartedAt}';
  armsUntil      @title: '{i18n>armsUntil}';
  endedBy        @title: '{i18n>endedBy}';
  endedAt        @title: '{i18n>endedAt}';
  endReason      @title: '{i18n>endReason}';
  mayEdit        @UI.Hidden;
  mayActivate    @UI.Hidden;
  maySendBack    @UI.Hidden;
  mayEnd         @UI.Hidden;
} actions {
  @Common.SideEffects.TargetProperties: ['in/*']
  propose;
  @Common.IsActionCritical: true
  @Common.SideEffects: { TargetProperties: ['in/*'], TargetEntities: [in.arms] }
  activate;
  @Common.SideEffects.TargetProperties: ['in/*']
  sendBack(reason @title: '{i18n>reason}' @UI.MultiLineText);
  @Common.SideEffects.TargetProperties: ['in/*']
  end(reason @title: '{i18n>endReason}' @UI.MultiLineText);
  @Common.SideEffects.TargetProperties: ['in/*']
  redesign(
    name           @title: '{i18n>testName}'       @UI.ParameterDefaultValue: in.name,
    startsOn       @title: '{i18n>startsOn}'       @UI.ParameterDefaultValue: in.startsOn,
    enrolUntil     @title: '{i18n>enrolUntil}'     @UI.ParameterDefaultValue: in.enrolUntil,
    endsOn         @title: '{i18n>endsOn}'         @UI.ParameterDefaultValue: in.endsOn,
    entersFromDays @title: '{i18n>entersFromDays}' @UI.ParameterDefaultValue: in.entersFromDays,
    horizonDays    @title: '{i18n>horizonDays}'    @UI.ParameterDefaultValue: in.horizonDays,
    expectedShare  @title: '{i18n>expectedShare}'  @UI.ParameterDefaultValue: in.expectedShare,
    deviation      @title: '{i18n>deviation}'      @UI.ParameterDefaultValue: in.deviation,
    wishedEffect   @title: '{i18n>wishedEffect}'   @UI.ParameterDefaultValue: in.wishedEffect,
    power          @title: '{i18n>power}'          @UI.ParameterDefaultValue: in.power,
    significance   @title: '{i18n>significance}'   @UI.ParameterDefaultValue: in.significance,
    looks          @title: '{i18n>looks}'          @UI.ParameterDefaultValue: in.looks,
    comment        @title: '{i18n>comment}'        @UI.ParameterDefaultValue: in.comment @UI.MultiLineText
  );
};

annotate StrategiesService.ExperimentArms with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI.CreateHidden: true,
  UI.DeleteHidden: true,
  UI.LineItem : [
    { Value: arm },
    { Value: strategy },
    { Value: sharePercent },
    { Value: sampleSize }
  ]
) {
  arm          @title: '{i18n>arm}';
  strategy     @title: '{i18n>strategy}';
  sharePercent @title: '{i18n>sharePercent}' @Measures.Unit: '%';
  sampleSize   @title: '{i18n>sampleSize}';
};

annotate StrategiesService.draftTest with @Common.SideEffects.TargetEntities: [
  '/StrategiesService.EntityContainer/Experiments'
] (
  name           @title: '{i18n>testName}',
  segment        @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  stage          @title: '{i18n>stageOrAll}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Stages',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: stage, ValueListProperty: 'code' }]
    }
  },
  challenger     @title: '{i18n>challenger}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Strategies',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: challenger, ValueListProperty: 'strategy' }]
    }
  },
  sharePercent   @title: '{i18n>challengerShare}' @UI.ParameterDefaultValue: 50,
  startsOn       @title: '{i18n>startsOn}',
  enrolUntil     @title: '{i18n>enrolUntil}',
  endsOn         @title: '{i18n>endsOn}',
  entersFromDays @title: '{i18n>entersFromDays}' @UI.ParameterDefaultValue: 1,
  metric         @title: '{i18n>metric}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'test-metric' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: metric, ValueListProperty: 'code' }
      ]
    }
  },
  horizonDays    @title: '{i18n>horizonDays}' @UI.ParameterDefaultValue: 30,
  expectedShare  @title: '{i18n>expectedShare}',
  deviation      @title: '{i18n>deviation}',
  wishedEffect   @title: '{i18n>wishedEffect}',
  power          @title: '{i18n>power}' @UI.ParameterDefaultValue: 0.8,
  significance   @title: '{i18n>significance}' @UI.ParameterDefaultValue: 0.05,
  looks          @title: '{i18n>looks}' @UI.ParameterDefaultValue: 3,
  comment        @title: '{i18n>comment}' @UI.MultiLineText
);

annotate StrategiesService.Stages with {
  code @Common: { Text: name, TextArrangement: #TextOnly };
};
