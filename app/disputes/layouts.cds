using {DisputesService} from '../../srv/disputes/service';

// The list: what is late first, then what is due next.
annotate DisputesService.Cases with @(
  Capabilities.SearchRestrictions.Searchable: false,
  UI: {
    HeaderInfo         : {
      TypeName      : '{i18n>dispute.case}',
      TypeNamePlural: '{i18n>dispute.cases}',
      Title         : { Value: customerName },
      Description   : { Value: reason }
    },
    SelectionFields    : [status, sla, reason, owner, coordinator, segment],
    PresentationVariant: {
      SortOrder     : [{ Property: escalationLevel, Descending: true }, { Property: dueOn }],
      Visualizations: ['@UI.LineItem']
    },
    LineItem           : [
      { Value: partner,        ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '20rem' } },
      { Value: reason,         ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '14rem' } },
      { Value: disputedAmount, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '11rem' } },
      { Value: status,         ![@UI.Importance]: #High, Criticality: statusText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: dueOn,          ![@UI.Importance]: #High, Criticality: slaText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: owner,          ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: answerBy,       ![@UI.Importance]: #Medium, Criticality: answerCriticality, ![@HTML5.CssDefaults]: { width: '9rem' } },
      { Value: erpState,       ![@UI.Importance]: #Low,    Criticality: erpStateText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
      { Value: caseNumber,     ![@UI.Importance]: #Low },
      { Value: sla,            ![@UI.Importance]: #Low, Criticality: slaText.criticality },
      { Value: origin,         ![@UI.Importance]: #Low },
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.confirmCase', Label: '{i18n>dispute.confirmCase}' },
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.takeCase',    Label: '{i18n>dispute.takeCase}' },
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.assignCase',  Label: '{i18n>dispute.assignCase}' },
      // The flow would show them here, too; they need the case before one's eyes.
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.voidCase',    ![@UI.Hidden] },
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.decideCase',  ![@UI.Hidden] },
      { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.closeCase',   ![@UI.Hidden] }
    ],
    SelectionVariant #open    : {
      Text         : '{i18n>dispute.viewOpen}',
      SelectOptions: [{ PropertyName: status, Ranges: [
        { Sign: #I, Option: #EQ, Low: 'open' },
        { Sign: #I, Option: #EQ, Low: 'working' }
      ] }]
    },
    SelectionVariant #mine    : {
      Text         : '{i18n>dispute.viewMine}',
      SelectOptions: [
        { PropertyName: isMine, Ranges: [{ Sign: #I, Option: #EQ, Low: true }] },
        { PropertyName: status, Ranges: [
          { Sign: #I, Option: #EQ, Low: 'open' },
          { Sign: #I, Option: #EQ, Low: 'working' }
        ] }
      ]
    },
    SelectionVariant #proposed: {
      Text         : '{i18n>dispute.viewProposed}',
      SelectOptions: [{ PropertyName: status, Ranges: [{ Sign: #I, Option: #EQ, Low: 'proposed' }] }]
    },
    SelectionVariant #late    : {
      Text         : '{i18n>dispute.viewLate}',
      SelectOptions: [{ PropertyName: sla, Ranges: [
        { Sign: #I, Option: #EQ, Low: 'late' },
        { Sign: #I, Option: #EQ, Low: 'escalated' }
      ] }]
    },
    SelectionVariant #decided : {
      Text         : '{i18n>dispute.viewDecided}',
      SelectOptions: [{ PropertyName: status, Ranges: [{ Sign: #I, Option: #EQ, Low: 'decided' }] }]
    },
    SelectionVariant #all     : { Text: '{i18n>dispute.viewAll}' }
  }
);

// The case on one page: what is at stake above, then what is contested, found out, written and decided.
annotate DisputesService.Cases with @UI: {
  DataPoint #status  : { Title: '{i18n>dispute.status}',         Value: status, Criticality: statusText.criticality },
  DataPoint #disputed: { Title: '{i18n>dispute.disputedAmount}', Value: disputedAmount },
  DataPoint #open    : { Title: '{i18n>dispute.stillDisputed}',  Value: openAmount },
  DataPoint #due     : { Title: '{i18n>dispute.dueOn}',          Value: dueOn, Criticality: slaText.criticality },
  DataPoint #erp     : { Title: '{i18n>dispute.erpState}',       Value: erpState, Criticality: erpStateText.criticality },
  HeaderFacets       : [
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#status' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#disputed' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#open' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#due' },
    { $Type: 'UI.ReferenceFacet', Target: '@UI.DataPoint#erp' }
  ],
  Identification     : [
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.confirmCase',   Label: '{i18n>dispute.confirmCase}', ![@UI.Emphasized]: true },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.takeCase',      Label: '{i18n>dispute.takeCase}' },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.decideCase',    Label: '{i18n>dispute.decideCase}', ![@UI.Emphasized]: true },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.changeCase',    Label: '{i18n>dispute.changeCase}' },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.assignCase',    Label: '{i18n>dispute.assignCase}' },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.closeCase',     Label: '{i18n>dispute.closeCase}' },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.voidCase',      Label: '{i18n>dispute.voidCase}' }
  ],
  Facets             : [
    {
      $Type : 'UI.CollectionFacet',
      ID    : 'about',
      Label : '{i18n>dispute.about}',
      Facets: [
        { $Type: 'UI.ReferenceFacet', ID: 'what',     Label: '{i18n>dispute.what}',     Target: '@UI.FieldGroup#what' },
        { $Type: 'UI.ReferenceFacet', ID: 'people',   Label: '{i18n>dispute.deadline}', Target: '@UI.FieldGroup#deadline' },
        {
          $Type       : 'UI.ReferenceFacet',
          ID          : 'payment',
          Label       : '{i18n>dispute.payment}',
          Target      : '@UI.FieldGroup#payment',
          ![@UI.Hidden]: { $edmJson: { $Ne: [{ $Path: 'origin' }, 'short-payment'] } }
        },
        {
          $Type       : 'UI.ReferenceFacet',
          ID          : 'decision',
          Label       : '{i18n>dispute.decision}',
          Target      : '@UI.FieldGroup#decision',
          ![@UI.Hidden]: { $edmJson: { $Not: { $Path: 'isDecided' } } }
        }
      ]
    },
    { $Type: 'UI.ReferenceFacet', ID: 'items',      Label: '{i18n>dispute.items}',          Target: 'items/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'tasks',      Label: '{i18n>dispute.tasks}',          Target: 'tasks/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'messages',   Label: '{i18n>dispute.correspondence}', Target: 'messages/@UI.PresentationVariant' },
    { $Type: 'UI.ReferenceFacet', ID: 'documents',  Label: '{i18n>dispute.documents}',      Target: 'attachments/@UI.LineItem' },
    {
      $Type : 'UI.CollectionFacet',
      ID    : 'erp',
      Label : '{i18n>dispute.inErp}',
      Facets: [
        { $Type: 'UI.ReferenceFacet', ID: 'operations',  Label: '{i18n>dispute.operations}',  Target: 'operations/@UI.PresentationVariant' },
        { $Type: 'UI.ReferenceFacet', ID: 'differences', Label: '{i18n>dispute.differences}', Target: 'differences/@UI.LineItem' }
      ]
    },
    { $Type: 'UI.ReferenceFacet', ID: 'history',    Label: '{i18n>dispute.history}',        Target: 'history/@UI.PresentationVariant' }
  ],
  FieldGroup #what    : { Data: [
    { Value: reason },
    { Value: rootCause },
    { Value: category },
    { Value: title },
    { Value: origin },
    { Value: caseNumber },
    { Value: partner },
    { Value: segment },
    { Value: collectionGroup }
  ] },
  // What a clerk who confirms a proposal wants to know.
  FieldGroup #payment : { Data: [
    { Value: paidOn },
    { Value: paidAmount },
    { Value: paidReason }
  ] },
  FieldGroup #deadline: { Data: [
    { Value: openedOn },
    { Value: dueOn },
    { Value: sla, Criticality: slaText.criticality },
    { Value: escalatedAt },
    { Value: owner },
    { Value: coordinator },
    { Value: createdBy }
  ] },
  FieldGroup #decision: { Data: [
    { Value: decision, Criticality: decisionText.criticality },
    { Value: correctedAmount },
    { Value: writtenOffAmount },
    {
      Value        : writeOffState,
      Criticality  : writeOffText.criticality,
      ![@UI.Hidden]: { $edmJson: { $Eq: [{ $Path: 'writeOffState' }, ''] } }
    },
    {
      Value        : writeOffAnswer,
      ![@UI.Hidden]: { $edmJson: { $Ne: [{ $Path: 'writeOffState' }, 'rejected'] } }
    },
    { Value: toCollectAmount },
    { Value: decisionReason },
    { Value: decidedBy },
    { Value: decidedAt },
    { Value: closeCause }
  ] }
};

annotate DisputesService.CaseItems with @UI: {
  PresentationVariant: { SortOrder: [{ Property: dueDate }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: document,       ![@UI.Importance]: #High },
    { Value: reference,      ![@UI.Importance]: #Medium },
    { Value: dueDate,        ![@UI.Importance]: #High },
    { Value: itemAmount,     ![@UI.Importance]: #Medium },
    { Value: disputedAmount, ![@UI.Importance]: #High },
    { Value: openAmount,     ![@UI.Importance]: #High },
    { Value: state,          ![@UI.Importance]: #High, Criticality: stateText.criticality }
  ]
};

annotate DisputesService.Tasks with @UI: {
  PresentationVariant: {
    SortOrder     : [{ Property: isOpen, Descending: true }, { Property: dueOn }],
    Visualizations: ['@UI.LineItem']
  },
  LineItem           : [
    { Value: department, ![@UI.Importance]: #High },
    { Value: task,       ![@UI.Importance]: #High },
    { Value: dueOn,      ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: sla,        ![@UI.Importance]: #High, Criticality: slaText.criticality, ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: result,     ![@UI.Importance]: #Medium },
    { Value: doneAt,     ![@UI.Importance]: #Low },
    { $Type: 'UI.DataFieldForAction', Action: 'DisputesService.completeTask', Label: '{i18n>dispute.completeTask}' }
  ]
};

annotate DisputesService.Messages with @UI: {
  PresentationVariant: { SortOrder: [{ Property: writtenAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: writtenAt, ![@UI.Importance]: #High },
    { Value: direction, ![@UI.Importance]: #High },
    { Value: text,      ![@UI.Importance]: #High },
    { Value: channel,   ![@UI.Importance]: #Low },
    { Value: writtenBy, ![@UI.Importance]: #Medium }
  ]
};

annotate DisputesService.Operations with @UI: {
  PresentationVariant: {
    SortOrder     : [{ Property: createdAt, Descending: true }],
    RequestAtLeast: [kind, refusal],
    Visualizations: ['@UI.LineItem']
  },
  LineItem           : [
    { Value: text,        ![@UI.Importance]: #High },
    { Value: state,       ![@UI.Importance]: #High, Criticality: stateText.criticality },
    { Value: createdAt,   ![@UI.Importance]: #Medium },
    { Value: createdBy,   ![@UI.Importance]: #Low },
    { Value: confirmedAt, ![@UI.Importance]: #Low }
  ]
};

annotate DisputesService.Differences with @UI.LineItem: [
  { Value: field, ![@UI.Importance]: #High },
  { Value: here,  ![@UI.Importance]: #High },
  { Value: there, ![@UI.Importance]: #High }
];

annotate DisputesService.History with @UI: {
  PresentationVariant: { SortOrder: [{ Property: occurredAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: occurredAt, ![@UI.Importance]: #High },
    { Value: decision,   ![@UI.Importance]: #High, Criticality: decisionText.criticality },
    { Value: actor,      ![@UI.Importance]: #High },
    { Value: reason,     ![@UI.Importance]: #Medium }
  ]
};

annotate DisputesService.Cases.attachments with @UI.LineItem: [
  { Value: content,   ![@UI.Importance]: #High },
  { Value: createdAt, ![@UI.Importance]: #Medium },
  { Value: createdBy, ![@UI.Importance]: #Medium }
];
