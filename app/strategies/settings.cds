using {StrategiesService} from '../../srv/strategies/stages';

// Changes of assignments, stages and exclusions, and those that wait for a second person.
annotate StrategiesService.SettingChanges with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions.NonFilterableProperties: [mayEdit, mayActivate, maySendBack, hasRows, hasAssignments, hasStages, hasExclusions],
    SortRestrictions.NonSortableProperties    : [mayEdit, mayActivate, maySendBack, hasRows, hasAssignments, hasStages, hasExclusions]
  },
  UI          : {
    CreateHidden: true,
    UpdateHidden: true,
    DeleteHidden: true,
    HeaderInfo                        : {
      TypeName      : '{i18n>setting}',
      TypeNamePlural: '{i18n>settings}',
      Title         : { Value: title },
      Description   : { Value: reason }
    },
    SelectionFields                   : [segment, status],
    PresentationVariant               : {
      SortOrder     : [{ Property: proposedAt, Descending: true }, { Property: createdAt, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>settings}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: title, ![@UI.Importance]: #High },
      { Value: segment, ![@UI.Importance]: #High },
      { Value: status, Criticality: statusText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: reason, ![@UI.Importance]: #Medium },
      { Value: proposedBy, ![@UI.Importance]: #Medium },
      { Value: proposedAt, ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.EntityContainer/draftStages', Label: '{i18n>draftStages}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: '/StrategiesService.EntityContainer/Desk/mayWrite' } } } }
    ],
    DataPoint #status                 : { Title: '{i18n>status}', Value: status, Criticality: statusText.criticality },
    DataPoint #segment                : { Title: '{i18n>segment}', Value: segment },
    DataPoint #proposedBy             : { Title: '{i18n>versionProposedBy}', Value: proposedBy },
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#segment' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#proposedBy' }
    ],
    Identification                    : [
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.propose', Label: '{i18n>propose}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayEdit' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.activate', Label: '{i18n>activate}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayActivate' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.sendBack', Label: '{i18n>sendBack}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'maySendBack' } } } }
    ],
    Facets                            : [
      { $Type: 'UI.ReferenceFacet', ID: 'rows', Label: '{i18n>settingRows}', Target: 'rows/@UI.PresentationVariant', ![@UI.Hidden]: { $edmJson: { $Eq: [{ $Path: 'hasRows' }, false] } } },
      { $Type: 'UI.ReferenceFacet', ID: 'assignments', Label: '{i18n>assignments}', Target: 'assignments/@UI.LineItem', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'hasAssignments' } } } },
      { $Type: 'UI.ReferenceFacet', ID: 'exclusions', Label: '{i18n>exclusions}', Target: 'exclusionTreatments/@UI.LineItem', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'hasExclusions' } } } },
      { $Type: 'UI.ReferenceFacet', ID: 'history', Label: '{i18n>history}', Target: '@UI.FieldGroup#history' }
    ],
    FieldGroup #history               : {
      Data: [
        { Value: createdAt },
        { Value: createdBy },
        { Value: proposedAt },
        { Value: proposedBy },
        { Value: activatedAt },
        { Value: activatedBy }
      ]
    }
  }
) {
  ID          @UI.Hidden;
  title       @title: '{i18n>settingTitle}';
  segment     @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  reason      @title: '{i18n>reason}' @UI.MultiLineText;
  status      @title: '{i18n>status}' @Common: {
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
  createdAt   @title: '{i18n>createdAt}';
  createdBy   @title: '{i18n>draftedBy}';
  proposedAt  @title: '{i18n>proposedAt}';
  proposedBy  @title: '{i18n>versionProposedBy}';
  activatedAt @title: '{i18n>activatedAt}';
  activatedBy @title: '{i18n>activatedBy}';
  mayEdit     @UI.Hidden;
  mayActivate @UI.Hidden;
  maySendBack @UI.Hidden;
  hasRows        @UI.Hidden;
  hasAssignments @UI.Hidden;
  hasStages      @UI.Hidden;
  hasExclusions  @UI.Hidden;
} actions {
  @Common.SideEffects.TargetProperties: ['in/*']
  propose;
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetProperties: ['in/*']
  activate;
  @Common.SideEffects.TargetProperties: ['in/*']
  sendBack(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate StrategiesService.AssignmentChanges with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI.CreateHidden: true,
  UI.DeleteHidden: true,
  UI.LineItem : [
    { Value: stage },
    { Value: collectionGroup },
    { Value: arm },
    { Value: strategy },
    { Value: validFrom },
    { Value: validTo },
    { Value: isRemoved },
    { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.drop', Label: '{i18n>settingDrop}', Inline: true, IconUrl: 'sap-icon://decline', ![@UI.Importance]: #High, ![@UI.Hidden]: { $edmJson: { $Ne: [{ $Path: 'partOf/status' }, 'draft'] } } }
  ]
) {
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name, TextArrangement: #TextOnly };
  collectionGroup @title: '{i18n>collectionGroup}';
  arm             @title: '{i18n>arm}';
  strategy        @title: '{i18n>strategy}' @Common: { Text: strategyText.name, TextArrangement: #TextFirst };
  validFrom       @title: '{i18n>versionValidFrom}';
  validTo         @title: '{i18n>versionValidTo}';
  isRemoved       @title: '{i18n>isRemoved}';
} actions {
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetEntities: ['/StrategiesService.EntityContainer/SettingChanges/assignments']
  drop;
};

annotate StrategiesService.draftStages with @Common.SideEffects.TargetEntities: [
  '/StrategiesService.EntityContainer/SettingChanges'
] (
  segment   @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  validFrom @title: '{i18n>versionValidFrom}',
  title     @title: '{i18n>settingTitle}',
  reason    @title: '{i18n>reason}' @UI.MultiLineText
);

annotate StrategiesService.ExclusionTreatmentChanges with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI.CreateHidden: true,
  UI.DeleteHidden: true,
  UI.LineItem : [
    { Value: reason },
    { Value: treatment },
    { Value: collectionGroup },
    { Value: precedence },
    { Value: validFrom },
    { Value: validTo },
    { Value: isRemoved },
    { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.drop', Label: '{i18n>settingDrop}', Inline: true, IconUrl: 'sap-icon://decline', ![@UI.Importance]: #High, ![@UI.Hidden]: { $edmJson: { $Ne: [{ $Path: 'partOf/status' }, 'draft'] } } }
  ]
) {
  reason          @title: '{i18n>exclusionReason}'    @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  treatment       @title: '{i18n>exclusionTreatment}' @Common: { Text: treatmentText.name, TextArrangement: #TextOnly };
  collectionGroup @title: '{i18n>collectionGroup}';
  precedence      @title: '{i18n>precedence}';
  validFrom       @title: '{i18n>versionValidFrom}';
  validTo         @title: '{i18n>versionValidTo}';
  isRemoved       @title: '{i18n>isRemoved}';
} actions {
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetEntities: ['/StrategiesService.EntityContainer/SettingChanges/exclusionTreatments']
  drop;
};
