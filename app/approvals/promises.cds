using {SupervisionService} from '../../srv/supervision/service';

// Promises that wait for a second pair of eyes: what is promised, by whom, and how far above the limit.
annotate SupervisionService.PromisesToApprove with {
  ID            @UI.Hidden;
  source        @UI.Hidden;
  decider         @title: '{i18n>decider}' @Common: { Text: deciderText.name, TextArrangement: #TextOnly };
  isMine        @UI.Hidden;
  proposedBy    @title: '{i18n>proposedBy}'    @Common: { Text: proposerName, TextArrangement: #TextOnly };
  proposerName  @UI.Hidden;
  segment         @title: '{i18n>segment}' @Common: {
    ValueListWithFixedValues,
    ValueList: {
      CollectionPath: 'Segments',
      Parameters    : [{ $Type: 'Common.ValueListParameterInOut', LocalDataProperty: segment, ValueListProperty: 'segment' }]
    }
  };
  partner       @title: '{i18n>partner}'       @Common: { Text: customerName, TextArrangement: #TextFirst };
  customerName  @title: '{i18n>customer}';
  category      @title: '{i18n>category}';
  promisedOn    @title: '{i18n>promisedOn}';
  currency      @Common.IsCurrency;
  limitCurrency @Common.IsCurrency;
  amount        @title: '{i18n>amount}'        @Measures.ISOCurrency: currency;
  promiseLimit  @title: '{i18n>promiseLimit}'  @Measures.ISOCurrency: limitCurrency;
  note          @title: '{i18n>note}'          @UI.MultiLineText;
  proposedAt    @title: '{i18n>proposalAt}';
} actions {
  approve(reason @title: '{i18n>remark}' @UI.MultiLineText);
  refuse(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

// Nobody decides on their own promise; what was decided leaves the list.
annotate SupervisionService.PromisesToApprove with actions {
  @Core.OperationAvailable            : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities  : ['/SupervisionService.EntityContainer/PromisesToApprove']
  approve;
  @Core.OperationAvailable            : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities  : ['/SupervisionService.EntityContainer/PromisesToApprove']
  refuse;
};

annotate SupervisionService.PromisesToApprove with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : {
      TypeName      : '{i18n>promise}',
      TypeNamePlural: '{i18n>promisesToApprove}',
      Title         : { Value: partner }
    },
    SelectionFields    : [segment, proposedBy],
    SelectionPresentationVariant #list: {
      Text               : '{i18n>promisesToApprove}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    PresentationVariant: {
      SortOrder     : [{ Property: proposedAt }],
      RequestAtLeast: [isMine],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: partner,      ![@UI.Importance]: #High },
      { Value: amount,       ![@UI.Importance]: #High },
      { Value: promiseLimit, ![@UI.Importance]: #High },
      { Value: proposedBy,   ![@UI.Importance]: #High },
      { Value: decider,    ![@UI.Importance]: #High, Criticality: deciderText.criticality, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: proposedAt,   ![@UI.Importance]: #Medium },
      { Value: note,         ![@UI.Importance]: #Medium },
      { Value: segment,      ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    Identification     : [
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    Facets             : [
      { $Type: 'UI.ReferenceFacet', ID: 'promise', Label: '{i18n>promise}',  Target: '@UI.FieldGroup#promise' },
      { $Type: 'UI.ReferenceFacet', ID: 'dates',   Label: '{i18n>schedule}', Target: 'dates/@UI.PresentationVariant' },
      { $Type: 'UI.ReferenceFacet', ID: 'items',   Label: '{i18n>items}',    Target: 'items/@UI.PresentationVariant' }
    ],
    FieldGroup #promise: {
      Data: [
        { Value: amount },
        { Value: promiseLimit },
        { Value: proposedBy },
        { Value: proposedAt },
        { Value: note }
      ]
    }
  }
);

annotate SupervisionService.PromisedDates with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    PresentationVariant: { SortOrder: [{ Property: dueOn }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [{ Value: dueOn }, { Value: amount }]
  }
) {
  dueOn    @title: '{i18n>paidBy}';
  amount   @title: '{i18n>amount}' @Measures.ISOCurrency: currency;
  currency @Common.IsCurrency;
};

annotate SupervisionService.PromisedItems with @(
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
  amount     @title: '{i18n>promised}'   @Measures.ISOCurrency: currency;
  currency   @Common.IsCurrency;
};
