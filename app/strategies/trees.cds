using {StrategiesService} from '../../srv/strategies/desk';

// Decision trees: what is done next about customers of a segment.
annotate StrategiesService.TreatmentTrees with @(
  Capabilities: {
    SearchRestrictions.Searchable: false,
    FilterRestrictions.NonFilterableProperties: [mayEdit, mayActivate, maySendBack, mayRetire, mayCopy, trialText, trialCriticality],
    SortRestrictions.NonSortableProperties    : [mayEdit, mayActivate, maySendBack, mayRetire, mayCopy, trialText, trialCriticality]
  },
  UI          : {
    CreateHidden: true,
    UpdateHidden: true,
    DeleteHidden: true,
    HeaderInfo                        : {
      TypeName      : '{i18n>tree}',
      TypeNamePlural: '{i18n>trees}',
      Title         : { Value: segment },
      Description   : { Value: comment }
    },
    SelectionFields                   : [segment, status],
    PresentationVariant               : {
      SortOrder     : [{ Property: segment }, { Property: version, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>trees}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: segment, ![@UI.Importance]: #High },
      { Value: version, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: status, Criticality: statusText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: validFrom, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: comment, ![@UI.Importance]: #Medium },
      { Value: createdBy, ![@UI.Importance]: #Low },
      { Value: proposedBy, ![@UI.Importance]: #Low },
      { Value: activatedBy, ![@UI.Importance]: #Low }
    ],
    DataPoint #status                 : { Title: '{i18n>status}', Value: status, Criticality: statusText.criticality },
    DataPoint #version                : { Title: '{i18n>version}', Value: version },
    DataPoint #validFrom              : { Title: '{i18n>versionValidFrom}', Value: validFrom },
    DataPoint #trial                  : { Title: '{i18n>trial}', Value: trialText, Criticality: trialCriticality },
    DataPoint #proposedBy             : { Title: '{i18n>versionProposedBy}', Value: proposedBy },
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#version' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#validFrom' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#trial' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#proposedBy' }
    ],
    Identification                    : [
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.propose', Label: '{i18n>propose}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayEdit' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.activate', Label: '{i18n>activate}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayActivate' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.sendBack', Label: '{i18n>sendBack}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'maySendBack' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.copyAsDraft', Label: '{i18n>copyAsDraft}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayCopy' } } } },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.retire', Label: '{i18n>retire}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'mayRetire' } } } }
    ],
    Facets                            : [
      { $Type: 'UI.ReferenceFacet', ID: 'history', Label: '{i18n>history}', Target: '@UI.FieldGroup#history' }
    ],
    FieldGroup #history               : {
      Data: [
        { Value: currency },
        { Value: createdAt },
        { Value: createdBy },
        { Value: proposedAt },
        { Value: proposedBy },
        { Value: activatedAt },
        { Value: activatedBy },
        { Value: retiredAt },
        { Value: retiredBy }
      ]
    }
  }
) {
  ID          @UI.Hidden;
  segment     @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  version     @title: '{i18n>version}';
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
  validFrom   @title: '{i18n>versionValidFrom}';
  validTo     @title: '{i18n>versionValidTo}';
  currency    @title: '{i18n>currency}';
  comment     @title: '{i18n>comment}' @UI.MultiLineText;
  createdAt   @title: '{i18n>createdAt}';
  createdBy   @title: '{i18n>draftedBy}';
  proposedAt  @title: '{i18n>proposedAt}';
  proposedBy  @title: '{i18n>versionProposedBy}';
  activatedAt @title: '{i18n>activatedAt}';
  activatedBy @title: '{i18n>activatedBy}';
  retiredAt   @title: '{i18n>retiredAt}';
  retiredBy   @title: '{i18n>retiredBy}';
  mayEdit     @UI.Hidden;
  mayActivate @UI.Hidden;
  maySendBack @UI.Hidden;
  mayRetire   @UI.Hidden;
  mayCopy     @UI.Hidden;
  trialText   @title: '{i18n>trial}';
  trialCriticality @UI.Hidden;
} actions {
  @Common.SideEffects.TargetProperties: ['in/*']
  propose(
    validFrom @title: '{i18n>versionValidFrom}',
    validTo   @title: '{i18n>versionValidTo}'
  );
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetProperties: ['in/*']
  activate;
  @Common.SideEffects.TargetProperties: ['in/*']
  sendBack(reason @title: '{i18n>reason}' @UI.MultiLineText);
  @Common.SideEffects.TargetProperties: ['in/*']
  retire(reason @title: '{i18n>reason}' @UI.MultiLineText);
  copyAsDraft(comment @title: '{i18n>comment}' @UI.MultiLineText);
};

annotate StrategiesService.Segments with {
  segment @title: '{i18n>segment}' @Common: { Text: name, TextArrangement: #TextLast };
};
