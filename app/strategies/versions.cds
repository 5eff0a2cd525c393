using {StrategiesService} from '../../srv/strategies/desk';

// Versions of strategies: which there are, what each says, and what can be done with it as it stands.
annotate StrategiesService.Versions with {
  ID               @UI.Hidden;
  strategy         @title: '{i18n>strategy}' @Common: {
    Text           : strategyText.name,
    TextArrangement: #TextFirst,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'Strategies',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: strategy, ValueListProperty: 'strategy' }]
    }
  };
  version          @title: '{i18n>version}';
  status           @title: '{i18n>status}' @Common: {
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
  validFrom        @title: '{i18n>versionValidFrom}';
  validTo          @title: '{i18n>versionValidTo}';
  currency         @title: '{i18n>currency}';
  maxValuation     @title: '{i18n>maxValuation}';
  toleranceDays    @title: '{i18n>toleranceDays}';
  dueSoonDays      @title: '{i18n>dueSoonDays}';
  dunningDays      @title: '{i18n>dunningDays}';
  overdueGrid      @title: '{i18n>overdueGrid}';
  dueGrid          @title: '{i18n>dueGrid}';
  minimumValue     @title: '{i18n>minimumValue}' @Measures.ISOCurrency: currency;
  effortCapMinutes @title: '{i18n>effortCapMinutes}';
  comment          @title: '{i18n>comment}' @UI.MultiLineText;
  createdAt        @title: '{i18n>createdAt}';
  createdBy        @title: '{i18n>draftedBy}';
  proposedAt       @title: '{i18n>proposedAt}';
  proposedBy       @title: '{i18n>versionProposedBy}';
  activatedAt      @title: '{i18n>activatedAt}';
  activatedBy      @title: '{i18n>activatedBy}';
  retiredAt        @title: '{i18n>retiredAt}';
  retiredBy        @title: '{i18n>retiredBy}';
  mayEdit          @UI.Hidden;
  mayActivate      @UI.Hidden;
  maySendBack      @UI.Hidden;
  mayRetire        @UI.Hidden;
  mayCopy          @UI.Hidden;
  trialText        @title: '{i18n>trial}';
  trialCriticality @UI.Hidden;
  knownParameters  @UI.Hidden;
};

annotate StrategiesService.Strategies with {
  strategy @Common: { Text: name, TextArrangement: #TextFirst };
};

annotate StrategiesService.CodeTexts with {
  code @Common: { Text: name, TextArrangement: #TextOnly };
};

annotate StrategiesService.Versions with @(
  Capabilities: {
    SearchRestrictions.Searchable : false,
    FilterRestrictions.NonFilterableProperties: [mayEdit, mayActivate, maySendBack, mayRetire, mayCopy, knownParameters, trialText, trialCriticality],
    SortRestrictions.NonSortableProperties    : [mayEdit, mayActivate, maySendBack, mayRetire, mayCopy, knownParameters, trialText, trialCriticality]
  },
  UI          : {
    CreateHidden: true,
    UpdateHidden: true,
    DeleteHidden: true,
    HeaderInfo                        : {
      TypeName      : '{i18n>version}',
      TypeNamePlural: '{i18n>versions}',
      Title         : { Value: strategyText.name },
      Description   : { Value: comment }
    },
    SelectionFields                   : [strategy, status],
    PresentationVariant               : {
      SortOrder     : [{ Property: strategy }, { Property: version, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>versions}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: strategy, ![@UI.Importance]: #High },
      { Value: version, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: status, Criticality: statusText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: validFrom, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: validTo, ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: comment, ![@UI.Importance]: #Medium },
      { Value: createdBy, ![@UI.Importance]: #Low },
      { Value: proposedBy, ![@UI.Importance]: #Low },
      { Value: activatedBy, ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.EntityContainer/newStrategy', Label: '{i18n>newStrategy}', ![@UI.Hidden]: { $edmJson: { $Not: { $Path: '/StrategiesService.EntityContainer/Desk/mayWrite' } } } }
    ],
    DataPoint #status                 : { Title: '{i18n>status}', Value: status, Criticality: statusText.criticality },
    DataPoint #version                : { Title: '{i18n>version}', Value: version },
    DataPoint #validFrom              : { Title: '{i18n>versionValidFrom}', Value: validFrom },
    DataPoint #validTo                : { Title: '{i18n>versionValidTo}', Value: validTo },
    DataPoint #maxValuation           : { Title: '{i18n>maxValuation}', Value: maxValuation },
    DataPoint #trial                  : { Title: '{i18n>trial}', Value: trialText, Criticality: trialCriticality },
    DataPoint #proposedBy             : { Title: '{i18n>versionProposedBy}', Value: proposedBy },
    HeaderFacets                      : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#version' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#validFrom' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#validTo' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#maxValuation' },
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
      { $Type: 'UI.ReferenceFacet', ID: 'bands', Label: '{i18n>bands}', Target: 'bands/@UI.PresentationVariant' },
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'details',
        Label : '{i18n>parametersAndHistory}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', ID: 'parameters', Label: '{i18n>parameters}', Target: '@UI.FieldGroup#parameters' },
          { $Type: 'UI.ReferenceFacet', ID: 'history', Label: '{i18n>history}', Target: '@UI.FieldGroup#history' }
        ]
      }
    ],
    FieldGroup #parameters            : {
      Data: [
        { Value: currency },
        { Value: maxValuation },
        { Value: toleranceDays },
        { Value: dueSoonDays },
        { Value: dunningDays },
        { Value: overdueGrid },
        { Value: dueGrid },
        { Value: minimumValue },
        { Value: effortCapMinutes },
        // By `knownParameters` being asked here, it is read with the parameters that are shown, not later.
        { $Type: 'UI.DataFieldForAction', Action: 'StrategiesService.changeParameters', Label: '{i18n>changeParameters}', ![@UI.Hidden]: { $edmJson: { $Or: [{ $Not: { $Path: 'mayEdit' } }, { $Eq: [{ $Path: 'knownParameters' }, null] }] } } }
      ]
    },
    FieldGroup #history               : {
      Data: [
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
) actions {
  @Common.SideEffects.TargetProperties: ['in/*']
  propose(
    validFrom @title: '{i18n>versionValidFrom}' @UI.ParameterDefaultValue: in.validFrom,
    validTo   @title: '{i18n>versionValidTo}'
  );
  @Common.IsActionCritical: true
  @Common.SideEffects.TargetProperties: ['in/*']
  activate;
  @Common.SideEffects.TargetProperties: ['in/*']
  sendBack(reason @title: '{i18n>reason}' @UI.MultiLineText);
  @Common.SideEffects.TargetProperties: ['in/*']
  retire(reason @title: '{i18n>reason}' @UI.MultiLineText);
  copyAsDraft(
    comment  @title: '{i18n>comment}' @UI.MultiLineText,
    strategy @title: '{i18n>forStrategy}' @UI.ParameterDefaultValue: in.strategy @Common: {
      ValueListWithFixedValues,
      ValueList: {
        CollectionPath: 'Strategies',
        Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: strategy, ValueListProperty: 'strategy' }]
      }
    }
  );
  @Common.SideEffects.TargetProperties: ['in/*']
  changeParameters(
    known            @UI.Hidden                        @UI.ParameterDefaultValue: in.knownParameters,
    currency         @title: '{i18n>currency}'         @UI.ParameterDefaultValue: in.currency,
    maxValuation     @title: '{i18n>maxValuation}'     @UI.ParameterDefaultValue: in.maxValuation,
    toleranceDays    @title: '{i18n>toleranceDays}'    @UI.ParameterDefaultValue: in.toleranceDays,
    dueSoonDays      @title: '{i18n>dueSoonDays}'      @UI.ParameterDefaultValue: in.dueSoonDays,
    dunningDays      @title: '{i18n>dunningDays}'      @UI.ParameterDefaultValue: in.dunningDays,
    overdueGrid      @title: '{i18n>overdueGrid}'      @UI.ParameterDefaultValue: in.overdueGrid,
    dueGrid          @title: '{i18n>dueGrid}'          @UI.ParameterDefaultValue: in.dueGrid,
    minimumValue     @title: '{i18n>minimumValue}'     @UI.ParameterDefaultValue: in.minimumValue,
    effortCapMinutes @title: '{i18n>effortCapMinutes}' @UI.ParameterDefaultValue: in.effortCapMinutes,
    comment          @title: '{i18n>comment}'          @UI.ParameterDefaultValue: in.comment @UI.MultiLineText
  );
};

annotate StrategiesService.Bands with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI          : {
    CreateHidden: true,
    UpdateHidden: true,
    DeleteHidden: true,
    PresentationVariant: { SortOrder: [{ Property: percentFrom, Descending: true }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: priority, Criticality: priorityText.criticality },
      { Value: percentFrom, ![@HTML5.CssDefaults]: { width: '16rem' } }
    ]
  }
) {
  version     @UI.Hidden;
  criticality @UI.Hidden;
  priority    @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  percentFrom @title: '{i18n>percentFrom}';
};

annotate StrategiesService.Priorities with {
  code @Common: { Text: name, TextArrangement: #TextOnly };
};

annotate StrategiesService.newStrategy with @Common.SideEffects.TargetEntities: [
  '/StrategiesService.EntityContainer/Versions'
] (
  strategy     @title: '{i18n>strategyId}',
  name         @title: '{i18n>strategyName}',
  description  @title: '{i18n>strategyDescription}' @UI.MultiLineText,
  currency     @title: '{i18n>currency}',
  maxValuation @title: '{i18n>maxValuation}' @UI.ParameterDefaultValue: 100
);
