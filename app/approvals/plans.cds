using {SupervisionService} from '../../srv/supervision/service';
using from '../../srv/supervision/plans';

// Plans that wait for a second pair of eyes: what is agreed, what the customer can carry, and every instalment.
annotate SupervisionService.PlansToApprove with {
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
  kind            @title: '{i18n>planKind}'   @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  keptBy          @title: '{i18n>keptBy}'     @Common: { Text: keptByText.name, TextArrangement: #TextOnly };
  affordability   @title: '{i18n>affordability}' @Common: { Text: affordabilityText.name, TextArrangement: #TextOnly };
  currency        @Common.IsCurrency;
  principal         @title: '{i18n>principal}'         @Measures.ISOCurrency: currency;
  charges           @title: '{i18n>charges}'           @Measures.ISOCurrency: currency;
  interest          @title: '{i18n>interest}'          @Measures.ISOCurrency: currency;
  income            @title: '{i18n>income}'            @Measures.ISOCurrency: currency;
  expenses          @title: '{i18n>expenses}'          @Measures.ISOCurrency: currency;
  spare             @title: '{i18n>spare}'             @Measures.ISOCurrency: currency;
  highestInstalment @title: '{i18n>highestInstalment}' @Measures.ISOCurrency: currency;
  rate            @title: '{i18n>rate}';
  changes         @UI.Hidden;
  occasion        @title: '{i18n>planOccasion}' @Common: { Text: occasionText.name, TextArrangement: #TextOnly };
  lastDueOnBefore @title: '{i18n>lastDueOnBefore}';
  firstDueOn      @title: '{i18n>firstDueOn}';
  lastDueOn       @title: '{i18n>lastDueOn}';
  instalmentCount @title: '{i18n>instalmentCount}';
  note            @title: '{i18n>note}' @UI.MultiLineText;
} actions {
  @Core.OperationAvailable           : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities : ['/SupervisionService.EntityContainer/PlansToApprove']
  approve(reason @title: '{i18n>remark}' @UI.MultiLineText);
  @Core.OperationAvailable           : { $edmJson: { $Eq: [{ $Path: 'in/isMine' }, false] } }
  @Common.SideEffects.TargetEntities : ['/SupervisionService.EntityContainer/PlansToApprove']
  refuse(reason @title: '{i18n>reason}' @UI.MultiLineText);
};

annotate SupervisionService.PlansToApprove with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo                         : {
      TypeName      : '{i18n>plan}',
      TypeNamePlural: '{i18n>plansToApprove}',
      Title         : { Value: partner },
      Description   : { Value: kind }
    },
    SelectionFields                    : [segment, proposedBy],
    SelectionPresentationVariant #list : {
      Text               : '{i18n>plansToApprove}',
      SelectionVariant   : { SelectOptions: [] },
      PresentationVariant: ![@UI.PresentationVariant]
    },
    PresentationVariant                : {
      SortOrder     : [{ Property: proposedAt }],
      RequestAtLeast: [isMine],
      Visualizations: ['@UI.LineItem']
    },
    DataPoint #principal               : { Title: '{i18n>principal}', Value: principal },
    DataPoint #affordability           : { Title: '{i18n>affordability}', Value: affordability, Criticality: affordabilityText.criticality },
    DataPoint #proposedBy              : { Title: '{i18n>proposedBy}', Value: proposedBy },
    LineItem                           : [
      { Value: partner,         ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: principal,       ![@UI.Importance]: #High },
      { Value: occasion,        ![@UI.Importance]: #Medium, Criticality: occasionText.criticality, ![@HTML5.CssDefaults]: { width: '12rem' } },
      { Value: instalmentCount, ![@UI.Importance]: #High },
      { Value: highestInstalment, ![@UI.Importance]: #Medium },
      { Value: affordability,   ![@UI.Importance]: #High,   Criticality: affordabilityText.criticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: proposedBy,      ![@UI.Importance]: #High },
      { Value: decider,    ![@UI.Importance]: #High, Criticality: deciderText.criticality, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: proposedAt,      ![@UI.Importance]: #Medium },
      { Value: kind,            ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '16rem' } },
      { Value: segment,         ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    Identification                     : [
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.approve', Label: '{i18n>approve}' },
      { $Type: 'UI.DataFieldForAction', Action: 'SupervisionService.refuse',  Label: '{i18n>reject}' }
    ],
    HeaderFacets                       : [
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#principal' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#affordability' },
      { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#proposedBy' }
    ],
    Facets                             : [
      {
        $Type : 'UI.CollectionFacet',
        ID    : 'agreement',
        Label : '{i18n>plan}',
        Facets: [
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>terms}',         Target: '@UI.FieldGroup#terms' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>affordability}', Target: '@UI.FieldGroup#affordability' },
          { $Type: 'UI.ReferenceFacet', Label: '{i18n>proposal}',      Target: '@UI.FieldGroup#proposal' }
        ]
      },
      { $Type: 'UI.ReferenceFacet', ID: 'instalments', Label: '{i18n>instalments}', Target: 'instalments/@UI.PresentationVariant' }
    ],
    FieldGroup #terms                  : {
      Data: [
        { Value: kind },
        { Value: occasion, Criticality: occasionText.criticality },
        { Value: keptBy },
        { Value: principal },
        { Value: charges },
        { Value: interest },
        { Value: rate },
        { Value: instalmentCount },
        { Value: firstDueOn },
        { Value: lastDueOn },
        { Value: lastDueOnBefore }
      ]
    },
    FieldGroup #affordability          : {
      Data: [
        { Value: affordability, Criticality: affordabilityText.criticality },
        { Value: income },
        { Value: expenses },
        { Value: spare },
        { Value: highestInstalment }
      ]
    },
    FieldGroup #proposal               : { Data: [{ Value: proposedBy }, { Value: proposedAt }, { Value: note }] }
  }
);

annotate SupervisionService.PlannedInstalments with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    PresentationVariant: { SortOrder: [{ Property: number }], Visualizations: ['@UI.LineItem'] },
    LineItem           : [
      { Value: number },
      { Value: dueOn },
      { Value: amount },
      { Value: principal },
      { Value: interest },
      { Value: charges },
      { Value: balance }
    ]
  }
) {
  plan            @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  number          @title: '{i18n>number}';
  dueOn           @title: '{i18n>paymentDueOn}';
  currency        @Common.IsCurrency;
  amount          @title: '{i18n>instalment}' @Measures.ISOCurrency: currency;
  principal       @title: '{i18n>principal}'  @Measures.ISOCurrency: currency;
  interest        @title: '{i18n>interest}'   @Measures.ISOCurrency: currency;
  charges         @title: '{i18n>charges}'    @Measures.ISOCurrency: currency;
  balance         @title: '{i18n>balance}'    @Measures.ISOCurrency: currency;
};
