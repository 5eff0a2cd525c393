using {SupervisionService} from '../../srv/supervision/service';
using from '../../srv/supervision/write-offs';

// Write-offs above what one person may propose: how much, why, and what is still open on each item.
annotate SupervisionService.WriteOffsToApprove with {
  ID              @UI.Hidden;
  source          @UI.Hidden;
  decider         @title: '{i18n>decider}' @Common: { Text: deciderText.name, TextArrangement: #TextOnly };
  isMine          @UI.Hidden;
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  collectionGroup @title: '{i18n>collectionGroup}' @Common: { Text: groupText.name, TextArrangement: #TextOnly };
  partner         @title: '{i18n>partner}'    @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName    @UI.Hidden;
  proposedBy      @title: '{i18n>proposedBy}' @Common: { Text: proposerName, TextArrangement: #TextOnly };
  proposerName    @UI.Hidden;
  proposedAt      @title: '{i18n>proposalAt}';
  currency        @Common.IsCurrency;
  amount          @title: '{i18n>amount}' @Measures.ISOCurrency: currency;
  reason          @title: '{i18n>because}' @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  note            @title: '{i18n>note}' @UI.MultiLineText;
} actions {
  @Core.OperationAvailable           : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities : ['/SupervisionService.EntityContainer/WriteOffsToApprove']
  approve(reason @title: '{i18n>remark}' @UI.MultiLineText);
  @Core.OperationAvailable           : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities : ['/SupervisionService.EntityContainer/WriteOffsToApprove']
  refuse(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate SupervisionService.WriteOffsToApprove with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : {
      TypeName      : '{i18n>writeOff}',
      TypeNamePlural: '{i18n>writeOffsToApprove}',
      Title         : { Value: partner },
      Description   : { Value: reason }
    },
    SelectionFields                    : [segment, proposedBy],
    SelectionPresentationVariant #list : {
      Text               : '{i18n>writeOffsToApprove}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    PresentationVariant                : {
      SortOrder     : [{ Property: proposedAt }],
      RequestAtLeast: [isMine],
      Visualizations: ['@UI.LineItem']
    },
    LineItem                           : [
      { Value: partner,    ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: amount,     ![@UI.Importance]: #High },
      { Value: reason,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: proposedBy, ![@UI.Importance]: #High },
      { Value: decider,    ![@UI.Importance]: #High, Criticality: deciderText.criticality, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: proposedAt, ![@UI.Importance]: #Medium },
      { Value: note,       ![@UI.Importance]: #Low },
      { Value: segment,    ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    Identification                     : [
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    Facets                             : [
      { $Type: 'UI.ReferenceFacet', ID: 'writeOff', Label: '{i18n>writeOff}', Target: '@UI.FieldGroup#writeOff' },
      { $Type: 'UI.ReferenceFacet', ID: 'items',    Label: '{i18n>items}',    Target: 'items/@UI.PresentationVariant' }
    ],
    FieldGroup #writeOff               : {
      Data: [{ Value: amount }, { Value: reason }, { Value: proposedBy }, { Value: proposedAt }, { Value: note }]
    }
  }
);

annotate SupervisionService.ItemsToWriteOff with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    PresentationVariant: { SortOrder: [{ Property: dueDate }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: dueDate },
      { Value: reference },
      { Value: document },
      { Value: contract },
      { Value: openAmount },
      { Value: amount }
    ]
  }
) {
  dueDate    @title: '{i18n>dueDate}';
  reference  @title: '{i18n>reference}';
  document   @title: '{i18n>document}';
  contract   @title: '{i18n>contract}';
  openAmount @title: '{i18n>openAmount}' @Measures.ISOCurrency: currency;
  amount     @title: '{i18n>writeOff}'   @Measures.ISOCurrency: currency;
  currency   @Common.IsCurrency;
};
