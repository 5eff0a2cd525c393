using {SupervisionService} from '../../srv/supervision/service';

// Who can be given to somebody else, one by one, several at once, or all of a query; and who is held right now.
annotate SupervisionService.OpenCustomers with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>customer}', TypeNamePlural: '{i18n>openCustomers}', Title: { Value: partner } },
    PresentationVariant                : {
      SortOrder     : [{ Property: percent, Descending: true }, { Property: overdueAmount, Descending: true }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>openCustomers}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: partner,       ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: owner,         ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: worker,        ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: priority,      ![@UI.Importance]: #High,   Criticality: priorityText.criticality, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: percent,       ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '6rem' } },
      { Value: overdueAmount, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '13rem' } },
      { Value: daysPastDue,   ![@UI.Importance]: #Medium },
      { Value: lastContactOn, ![@UI.Importance]: #Medium },
      { Value: stage,         ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #Low },
      { Value: segment,       ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.reassign', Label: '{i18n>reassign}' }
    ]
  }
) {
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  source          @UI.Hidden;
  customerName    @UI.Hidden;
  partner         @title: '{i18n>partner}'  @Common: { Text: customerName, TextArrangement: #TextFirst };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name,    TextArrangement: #TextOnly };
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  strategy        @title: '{i18n>strategy}';
  percent         @title: '{i18n>percent}'  @Measures.Unit: '%';
  currency        @Common.IsCurrency @UI.HiddenFilter;
  overdueAmount   @title: '{i18n>overdue}'   @Measures.ISOCurrency: currency;
  toCollectAmount @title: '{i18n>toCollect}' @Measures.ISOCurrency: currency;
  daysPastDue     @title: '{i18n>daysPastDue}';
  lastContactOn   @title: '{i18n>lastContactOn}';
  owner           @title: '{i18n>owner}'  @Common: { Text: ownerText.name,  TextArrangement: #TextOnly };
  worker          @title: '{i18n>worker}' @Common: { Text: workerText.name, TextArrangement: #TextOnly };
  ownedSince      @title: '{i18n>ownedSince}';
  rank            @title: '{i18n>listRank}';
} actions {
  @Common.SideEffects.TargetEntities: [
    '/SupervisionService.EntityContainer/OpenCustomers',
    '/SupervisionService.EntityContainer/TeamLoads'
  ]
  reassign(
    agent   @title: '{i18n>toAgent}' @UI.Placeholder: '{i18n>typeName}' @Common: {
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
    validTo @title: '{i18n>backAfter}',
    reason  @title: '{i18n>reason}' @UI.MultiLineText
  );
};

annotate SupervisionService.HeldCustomers with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : { TypeName: '{i18n>customer}', TypeNamePlural: '{i18n>heldCustomers}', Title: { Value: partner } },
    PresentationVariant                : {
      SortOrder     : [{ Property: since }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list : {
      Text               : '{i18n>heldCustomers}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                           : [
      { Value: partner,   ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: agent,     ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: since,     ![@UI.Importance]: #High },
      { Value: expiresAt, ![@UI.Importance]: #Medium },
      { Value: priority,  ![@UI.Importance]: #Medium, Criticality: priorityText.criticality, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: collectionGroup, ![@UI.Importance]: #Low },
      { Value: segment,   ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.releaseHold', Label: '{i18n>releaseHold}' }
    ]
  }
) {
  segment         @title: '{i18n>segment}';
  source          @UI.Hidden;
  customerName    @UI.Hidden;
  partner         @title: '{i18n>partner}'  @Common: { Text: customerName, TextArrangement: #TextFirst };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  agent           @title: '{i18n>openWith}'   @Common: { Text: agentName, TextArrangement: #TextOnly };
  agentName       @UI.Hidden;
  since           @title: '{i18n>openSince}';
  expiresAt       @title: '{i18n>openUntil}';
} actions {
  @Common.SideEffects.TargetEntities: ['/SupervisionService.EntityContainer/HeldCustomers']
  releaseHold(reason @title: '{i18n>reason}' @UI.MultiLineText);
};
