using {WorklistService} from '../../srv/worklist/service';

// The list: who is next, why, and for how much.
annotate WorklistService.MyPositions with @UI: {
  HeaderInfo         : {
    TypeName      : '{i18n>customer}',
    TypeNamePlural: '{i18n>customers}',
    Title         : { Value: name },
    Description   : { Value: partner }
  },
  SelectionFields    : [
    priority,
    stage,
    promiseState,
    daysPastDue
  ],
  PresentationVariant: {
    SortOrder     : [{ Property: rank }, { Property: movedAt, Descending: true }],
    RequestAtLeast: [rank],
    Visualizations: ['@UI.LineItem']
  },
  LineItem           : [
    { Value: rank,            ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '4.25rem' } },
    { Value: name,            ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '12rem' } },
    {
      Value             : priority,
      Criticality       : priorityText.criticality,
      ![@UI.Importance]     : #High,
      ![@HTML5.CssDefaults] : { width: '6rem' }
    },
    { Value: reasons,         ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '18rem' } },
    { Value: toCollectAmount, ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10.5rem' } },
    { Value: daysPastDue,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7rem' } },
    { Value: lastContactOn,   ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8rem' } },
    {
      Value             : promiseState,
      Criticality       : promiseText.criticality,
      ![@UI.Importance]     : #Medium,
      ![@HTML5.CssDefaults] : { width: '7rem' }
    },
    { Value: heldBy,          ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8.5rem' } },
    { Value: treatment,       ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: status,          ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '7rem' } },
    { Value: movedReason,     ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '10rem' } },
    { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.moveInList', Label: '{i18n>moveInList}' }
  ],
  SelectionVariant #open    : {
    Text         : '{i18n>viewOpen}',
    SelectOptions: [{
      PropertyName: status,
      Ranges      : [{ Sign: #I, Option: #EQ, Low: 'open' }]
    }]
  },
  SelectionVariant #promised: {
    Text         : '{i18n>viewPromised}',
    SelectOptions: [{
      PropertyName: promisedAmount,
      Ranges      : [{ Sign: #I, Option: #GT, Low: 0 }]
    }]
  },
  SelectionVariant #done    : {
    Text         : '{i18n>viewDone}',
    SelectOptions: [{
      PropertyName: status,
      Ranges      : [{ Sign: #E, Option: #EQ, Low: 'open' }]
    }]
  },
  SelectionVariant #all     : { Text: '{i18n>viewAll}' }
};

// The customer on one page: what matters above, then reasons, debts and agreements in the order they are asked for.
annotate WorklistService.MyPositions with @UI: {
  DataPoint #priority : { Title: '{i18n>priority}',  Value: priority, Criticality: priorityText.criticality },
  DataPoint #toCollect: { Title: '{i18n>toCollect}', Value: toCollectAmount },
  DataPoint #risk     : { Title: '{i18n>riskClass}', Value: credit.riskClass },
  HeaderFacets        : [
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#priority' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#toCollect' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#risk' }
  ],
  Facets              : [
    {
      $Type : 'UI.CollectionFacet',
      ID    : 'why',
      Label : '{i18n>why}',
      Facets: [
        { $Type: 'UI.ReferenceFacet', ID: 'reasons',  Label: '{i18n>reasons}',  Target: '@UI.FieldGroup#reasons' },
        { $Type: 'UI.ReferenceFacet', ID: 'figures',  Label: '{i18n>figures}',  Target: '@UI.FieldGroup#figures' },
        { $Type: 'UI.ReferenceFacet', ID: 'customer', Label: '{i18n>customer}', Target: '@UI.FieldGroup#customer' },
        { $Type: 'UI.ReferenceFacet', ID: 'credit',   Label: '{i18n>credit}',   Target: '@UI.FieldGroup#credit' }
      ]
    },
    { $Type: 'UI.ReferenceFacet', ID: 'items',         Label: '{i18n>items}',         Target: 'items/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'timeline',      Label: '{i18n>timeline}',      Target: 'timeline/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'promises',      Label: '{i18n>promises}',      Target: 'promises/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'plans',         Label: '{i18n>plans}',         Target: 'plans/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'contacts',      Label: '{i18n>contacts}',      Target: 'contacts/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'resubmissions', Label: '{i18n>resubmissions}', Target: 'resubmissions/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'disputes',      Label: '{i18n>disputes}',      Target: 'disputes/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'writeOffs',     Label: '{i18n>writeOffs}',     Target: 'writeOffs/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'blocks',        Label: '{i18n>blocks}',        Target: 'blocks/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'documents',     Label: '{i18n>documents}',     Target: 'documents/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'related',       Label: '{i18n>related}',       Target: 'related/@UI.PresentationVariant' },
    {
      $Type : 'UI.CollectionFacet',
      ID    : 'details',
      Label : '{i18n>details}',
      Facets: [
        { $Type: 'UI.ReferenceFacet', ID: 'contactPoints', Label: '{i18n>contactPoints}', Target: 'contactPoints/@UI.PresentationVariant' },
        { $Type: 'UI.ReferenceFacet', ID: 'consents',      Label: '{i18n>consents}',      Target: 'consents/@UI.PresentationVariant' }
      ]
    },
    { $Type: 'UI.ReferenceFacet', ID: 'operations',    Label: '{i18n>operations}',    Target: 'operations/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'events',        Label: '{i18n>events}',        Target: 'events/@UI.PresentationVariant' }
  ],
  FieldGroup #reasons : {
    Data: [
      { Value: reasons },
      { Value: erpMessage, Criticality: #Negative, ![@UI.Hidden]: (erpMessage is null) },
      { Value: treatment },
      { Value: status },
      { Value: stage },
      { Value: percent },
      { Value: resubmissionOn },
      { Value: standsInFor, ![@UI.Hidden]: (standsInFor is null) }
    ]
  },
  FieldGroup #figures : {
    Data: [
      { Value: openAmount },
      { Value: promisedAmount },
      { Value: disputedAmount },
      { Value: morningToCollectAmount },
      { Value: daysPastDue },
      { Value: overdueItems },
      { Value: dunningLevel },
      { Value: isQuarantined, Criticality: #Negative, ![@UI.Hidden]: (isQuarantined = false) }
    ]
  },
  FieldGroup #customer: {
    Data: [{ Value: city }, { Value: country }, { Value: mirroredAt }]
  },
  FieldGroup #credit  : {
    Data: [
      { Value: credit.riskClass },
      { Value: credit.score },
      { Value: credit.rating },
      { Value: credit.isBankrupt },
      { Value: credit.foreclosureInitiated }
    ]
  }
};
