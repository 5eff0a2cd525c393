using {SupervisionService} from '../../srv/supervision/service';

// Open customers on nobody's list today, and why.
annotate SupervisionService.OffLists with {
  segment         @title: '{i18n>segment}';
  source          @UI.Hidden;
  customerName    @UI.Hidden;
  partner         @title: '{i18n>partner}' @Common: { Text: customerName, TextArrangement: #TextFirst };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name,    TextArrangement: #TextOnly };
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  percent         @title: '{i18n>percent}'  @Measures.Unit: '%';
  currency        @Common.IsCurrency;
  overdueAmount   @title: '{i18n>overdue}'  @Measures.ISOCurrency: currency;
  effortMinutes   @title: '{i18n>minutesPlanned}';
  agent           @title: '{i18n>owner}'     @Common: { Text: ownerText.name, TextArrangement: #TextOnly };
  kind            @title: '{i18n>offKind}'   @Common: { Text: kindText.name,   TextArrangement: #TextOnly };
  reason          @title: '{i18n>offReason}' @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
} actions {
  @Common.SideEffects.TargetEntities: [
    '/SupervisionService.EntityContainer/OffLists',
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

annotate SupervisionService.OffLists with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                        : { TypeName: '{i18n>customer}', TypeNamePlural: '{i18n>customers}', Title: { Value: partner } },
    PresentationVariant               : {
      SortOrder     : [{ Property: percent, Descending: true }, { Property: partner }],
      Visualizations: ['@UI.LineItem']
    },
    SelectionPresentationVariant #list: {
      Text               : '{i18n>offLists}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    LineItem                          : [
      { Value: partner,  ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: kind,     ![@UI.Importance]: #High, Criticality: kindText.criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: reason,   ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: priority, ![@UI.Importance]: #High, Criticality: priorityText.criticality, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: overdueAmount },
      { Value: percent },
      { Value: stage, ![@HTML5.CssDefaults]: { width: '7rem' } },
      { Value: agent, ![@HTML5.CssDefaults]: { width: '10rem' } },
      { Value: collectionGroup },
      { Value: segment },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.reassign', Label: '{i18n>reassign}' }
    ]
  }
);
