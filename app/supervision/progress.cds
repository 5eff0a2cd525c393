using {SupervisionService} from '../../srv/supervision/service';

// How far the day is, and for how long nobody has touched what is open.
annotate SupervisionService.Progress with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                          : { TypeName: '{i18n>progress}', TypeNamePlural: '{i18n>progress}', Title: { Value: member } },
    PresentationVariant                 : {
      SortOrder     : [{ Property: collectionGroup }, { Property: toDo, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list  : {
      Text               : '{i18n>progress}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    SelectionVariant #group             : {
      Text         : '{i18n>byGroup}',
      SelectOptions: [{ PropertyName: dimension, Ranges: [{ Sign: #I, Option: #EQ, Low: 'group' }] }]
    },
    SelectionVariant #agent             : {
      Text         : '{i18n>byAgent}',
      SelectOptions: [{ PropertyName: dimension, Ranges: [{ Sign: #I, Option: #EQ, Low: 'agent' }] }]
    },
    SelectionVariant #strategy          : {
      Text         : '{i18n>byStrategy}',
      SelectOptions: [{ PropertyName: dimension, Ranges: [{ Sign: #I, Option: #EQ, Low: 'strategy' }] }]
    },
    SelectionVariant #priority          : {
      Text         : '{i18n>byPriority}',
      SelectOptions: [{ PropertyName: dimension, Ranges: [{ Sign: #I, Option: #EQ, Low: 'priority' }] }]
    },
    DataPoint #progress                 : {
      Title        : '{i18n>progress}',
      Value        : donePercent,
      TargetValue  : 100,
      Visualization: #Progress,
      // Else the bar has no name for who does not see it.
      ![@Common.QuickInfo]: '{i18n>progress}'
    },
    LineItem                            : [
      { Value: member,    ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '14rem' } },
      {
        $Type                 : 'UI.DataFieldForAnnotation',
        Target                : '@UI.DataPoint#progress',
        Label                 : '{i18n>progress}',
        ![@UI.Importance]     : #High,
        ![@HTML5.CssDefaults] : { width: '9rem' }
      },
      { Value: toDo,      ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7.5rem' } },
      { Value: done,      ![@UI.Importance]: #Medium },
      { Value: held,      ![@UI.Importance]: #Medium },
      { Value: toCollect, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: promised,  ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: collected, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: morning,   ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '12rem' } }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupName, TextArrangement: #TextOnly };
  groupName       @UI.Hidden;
  dimension       @UI.Hidden;
  member          @title: '{i18n>of}' @Common: { Text: memberName, TextArrangement: #TextOnly };
  memberName      @UI.Hidden;
  criticality     @UI.Hidden;
  currency        @Common.IsCurrency;
  today           @title: '{i18n>onTodaysList}';
  done            @title: '{i18n>done}';
  toDo            @title: '{i18n>toDo}';
  held            @title: '{i18n>held}';
  donePercent     @title: '{i18n>progress}' @Measures.Unit: '%';
  morning         @title: '{i18n>toCollectInTheMorning}' @Measures.ISOCurrency: currency;
  toCollect       @title: '{i18n>toCollect}'             @Measures.ISOCurrency: currency;
  promised        @title: '{i18n>promisedToday}'         @Measures.ISOCurrency: currency;
  collected       @title: '{i18n>collectedToday}'        @Measures.ISOCurrency: currency;
};

annotate SupervisionService.Untouched with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>untouched}', TypeNamePlural: '{i18n>untouched}', Title: { Value: fromDays } },
    PresentationVariant                : {
      SortOrder     : [{ Property: collectionGroup }, { Property: fromDays }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>untouched}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: collectionGroup, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: fromDays,  ![@UI.Importance]: #High, Criticality: criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: customers, ![@UI.Importance]: #High },
      { Value: overdue,   ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: oldest,    ![@UI.Importance]: #Medium },
      { Value: segment,   ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.EntityContainer/setTeamRules', Label: '{i18n>setTeamRules}' }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupName, TextArrangement: #TextOnly };
  groupName       @UI.Hidden;
  fromDays        @title: '{i18n>lastContactAgo}' @Common: { Text: ageName, TextArrangement: #TextOnly };
  ageName         @UI.Hidden;
  criticality     @UI.Hidden;
  currency        @Common.IsCurrency;
  customers       @title: '{i18n>customers}';
  overdue         @title: '{i18n>overdue}' @Measures.ISOCurrency: currency;
  oldest          @title: '{i18n>oldestContact}';
};

annotate SupervisionService.setTeamRules with @Common.SideEffects.TargetEntities: [
  '/SupervisionService.EntityContainer/Untouched',
  '/SupervisionService.EntityContainer/TeamLoads'
] (
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  },
  idleMinutes     @title: '{i18n>idleMinutes}',
  overloadPercent @title: '{i18n>overloadPercent}' @UI.ParameterDefaultValue: 100,
  ageLimits       @title: '{i18n>ageLimits}',
  reason          @title: '{i18n>reason}'
);
