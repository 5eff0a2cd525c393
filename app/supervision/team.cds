using {SupervisionService} from '../../srv/supervision/service';

// The team today: how far everybody is, and who is idle, overloaded or absent.
annotate SupervisionService.TeamLoads with {
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: {
    Text           : groupName,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'GroupNames',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: collectionGroup, ValueListProperty: 'collectionGroup' }]
    }
  };
  agent           @title: '{i18n>agent}'           @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName       @UI.Hidden;
  groupName       @UI.Hidden;
  state           @title: '{i18n>agentState}' @Common: {
    Text           : stateText.name,
    TextArrangement: #TextOnly,
    ValueListWithFixedValues,
    ValueList      : {
      CollectionPath: 'CodeTexts',
      Parameters    : [
        { $Type: 'Common.ValueListParameterConstant', ValueListProperty: 'list', Constant: 'agent-state' },
        { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: state, ValueListProperty: 'code' }
      ]
    }
  };
  owned           @title: '{i18n>owned}';
  today           @title: '{i18n>onTodaysList}';
  done            @title: '{i18n>done}';
  toDo            @title: '{i18n>toDo}';
  donePercent     @title: '{i18n>progress}' @Measures.Unit: '%';
  minutes         @title: '{i18n>minutesPlanned}';
  minutesDone     @title: '{i18n>minutesDone}';
  capacityMinutes @title: '{i18n>capacityMinutes}';
  contacts        @title: '{i18n>contactsToday}';
  lastContactAt   @title: '{i18n>lastContactAt}';
};

annotate SupervisionService.CodeTexts  with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate SupervisionService.Priorities with { code @Common: { Text: name, TextArrangement: #TextOnly } };
annotate SupervisionService.Stages     with { code @Common: { Text: name, TextArrangement: #TextOnly } };

annotate SupervisionService.GroupNames with {
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: name, TextArrangement: #TextOnly };
};

annotate SupervisionService.Segments with {
  segment @title: '{i18n>segment}' @Common: { Text: name, TextArrangement: #TextLast };
};

annotate SupervisionService.TeamLoads with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : {
      TypeName      : '{i18n>agent}',
      TypeNamePlural: '{i18n>team}',
      Title         : { Value: agent },
      Description   : { Value: collectionGroup }
    },
    SelectionFields                    : [segment, collectionGroup, state],
    PresentationVariant                : {
      SortOrder     : [{ Property: toDo, Descending: true }, { Property: agentName }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>team}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    DataPoint #progress                : {
      Title        : '{i18n>progress}',
      Value        : donePercent,
      TargetValue  : 100,
      Visualization: #Progress,
      // Else the bar has no name for who does not see it.
      ![@Common.QuickInfo]: '{i18n>progress}'
    },
    DataPoint #state                   : { Title: '{i18n>agentState}', Value: state, Criticality: stateText.criticality },
    DataPoint #toDo                    : { Title: '{i18n>toDo}', Value: toDo },
    DataPoint #owned                   : { Title: '{i18n>owned}', Value: owned },
    LineItem                           : [
      { Value: agent,           ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      {
        Value                 : state,
        Criticality           : stateText.criticality,
        ![@UI.Importance]     : #High,
        ![@HTML5.CssDefaults] : { width: '9rem' }
      },
      {
        $Type             : 'UI.DataFieldForAnnotation',
        Target            : '@UI.DataPoint#progress',
        Label             : '{i18n>progress}',
        ![@UI.Importance] : #High,
        ![@HTML5.CssDefaults] : { width: '9rem' }
      },
      { Value: toDo,            ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '7.5rem' } },
      { Value: lastContactAt,   ![@UI.Importance]: #Medium },
      { Value: contacts,        ![@UI.Importance]: #Medium },
      { Value: today,           ![@UI.Importance]: #Medium },
      { Value: minutes,         ![@UI.Importance]: #Medium },
      { Value: capacityMinutes, ![@UI.Importance]: #Medium },
      { Value: owned,           ![@UI.Importance]: #Medium },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.markAbsent',    Label: '{i18n>recordAbsence}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.lendCustomers', Label: '{i18n>assignForAWhile}' }
    ],
    Identification                     : [
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.markAbsent',    Label: '{i18n>recordAbsence}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.lendCustomers', Label: '{i18n>assignForAWhile}' }
    ],
    HeaderFacets                       : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#state' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#progress' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#toDo' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#owned' }
    ],
    Facets                             : [
      { $Type: 'UI.ReferenceFacet', ID: 'byPriority',  Label: '{i18n>byPriority}',  Target: 'byPriority/@UI.LineItem' },
      { $Type: 'UI.ReferenceFacet', ID: 'notToday',    Label: '{i18n>offLists}',    Target: 'notToday/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'absences',    Label: '{i18n>absences}',    Target: 'absences/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'substitutes', Label: '{i18n>substitutes}', Target: 'substitutes/@UI.PresentationVariant' }
    ]
  }
);

annotate SupervisionService.TeamLoads with actions {
  markAbsent    @Common: {
    DefaultValuesFunction: 'SupervisionService.daysFromToday',
    SideEffects          : { TargetProperties: ['in/*'], TargetEntities: [in.absences] }
  } (
    validFrom @title: '{i18n>dayFrom}',
    validTo   @title: '{i18n>dayTo}',
    isHalfDay @title: '{i18n>isHalfDay}' @UI.ParameterDefaultValue: false,
    reason    @title: '{i18n>reason}'
  );
  lendCustomers @Common: {
    DefaultValuesFunction: 'SupervisionService.daysFromToday',
    SideEffects          : { TargetEntities: ['/SupervisionService.EntityContainer/TeamLoads'] }
  } (
    agent     @title: '{i18n>worksMeanwhile}' @UI.Placeholder: '{i18n>typeName}' @Common: {
      ValueListForValidation: '',
      ValueList             : {
        CollectionPath: 'Agents',
        Parameters    : [
          { $Type: 'Common.ValueListParameterIn', LocalDataProperty: in.segment, ValueListProperty: 'segment' },
          { $Type: 'Common.ValueListParameterInOut', LocalDataProperty: agent, ValueListProperty: 'agent' },
          { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'name' },
          { $Type: 'Common.ValueListParameterDisplayOnly', ValueListProperty: 'collectionGroup' }
        ]
      }
    },
    validFrom @title: '{i18n>dayFrom}',
    validTo   @title: '{i18n>dayTo}',
    reason    @title: '{i18n>reason}'
  );
};

annotate SupervisionService.Loads with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI.LineItem: [
    { Value: priority, Criticality: priorityText.criticality },
    { Value: owned },
    { Value: today },
    { Value: done },
    { Value: minutes },
    { Value: minutesDone }
  ]
) {
  priority    @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  owned       @title: '{i18n>owned}';
  today       @title: '{i18n>onTodaysList}';
  done        @title: '{i18n>done}';
  minutes     @title: '{i18n>minutesPlanned}';
  minutesDone @title: '{i18n>minutesDone}';
};
