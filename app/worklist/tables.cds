using {WorklistService} from '../../srv/worklist/service';

// The tables on a customer's page, and the page of one promise.
annotate WorklistService.Items with @UI: {
  HeaderInfo         : {
    TypeName      : '{i18n>item}',
    TypeNamePlural: '{i18n>items}',
    Title         : { Value: document }
  },
  // What is open stands first, the oldest on top; what is cleared follows.
  PresentationVariant: {
    SortOrder     : [{ Property: clearingStatus }, { Property: dueDate }],
    Visualizations: ['@UI.LineItem']
  },
  LineItem           : [
    { Value: dueDate,                ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '7.5rem' } },
    { Value: state,                  Criticality: stateText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9.5rem' } },
    { Value: amount,                 ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: document,               ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: trace,                  ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '32rem' } },
    { Value: disputedAmount,         ![@UI.Importance]: #Low,    ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: promiseOf.nextCheckOn,  Label: '{i18n>promisedBy}', ![@UI.Importance]: #Low },
    { Value: promiseOf.operationState, Criticality: promiseOf.operationText.criticality, ![@UI.Importance]: #Low },
    { Value: disputeOf.caseNumber,   ![@UI.Importance]: #Low },
    { Value: planOf.state,           Label: '{i18n>planState}',  ![@UI.Importance]: #Low },
    { Value: dunningLevel,           ![@UI.Importance]: #Low },
    { Value: dunningLockUntil,       ![@UI.Importance]: #Low },
    { Value: clearingDocument,       ![@UI.Importance]: #Low },
    { Value: clearingDate,           ![@UI.Importance]: #Low },
    { Value: reference,              ![@UI.Importance]: #Low },
    { Value: contract,               ![@UI.Importance]: #Low },
    { Value: account,                ![@UI.Importance]: #Low },
    { Value: companyCode,            ![@UI.Importance]: #Low },
    { $Type: 'UI.DataFieldForAction', Action: 'WorklistService.proposeWriteOff', Label: '{i18n>proposeWriteOff}' }
  ]
};

annotate WorklistService.Promises with @UI: {
  HeaderInfo          : {
    TypeName      : '{i18n>promise}',
    TypeNamePlural: '{i18n>promises}',
    Title         : { Value: promisedOn },
    Description   : { Value: erpPromise }
  },
  PresentationVariant : { SortOrder: [{ Property: promisedOn, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem            : [
    { Value: promisedOn,     ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: amount,         ![@UI.Importance]: #High,   ![@HTML5.CssDefaults]: { width: '11rem' } },
    { Value: status,         Criticality: statusText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: fulfilmentPercent, ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '7.5rem' } },
    { Value: nextCheckOn,    ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '8.5rem' } },
    { Value: judgedAt,       ![@UI.Importance]: #Medium, ![@HTML5.CssDefaults]: { width: '11rem' } },
    { Value: approval,       Criticality: approvalText.criticality,  ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: operationState, Criticality: operationText.criticality, ![@UI.Importance]: #High, ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: predecessorText.promisedOn, Label: '{i18n>replaces}', ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '8rem' } },
    { Value: erpPromise,     ![@UI.Importance]: #Low },
    { Value: createdBy,      ![@UI.Importance]: #Low, ![@HTML5.CssDefaults]: { width: '9rem' } }
  ],
  Facets              : [
    { $Type: 'UI.ReferenceFacet', ID: 'promise', Label: '{i18n>promise}', Target: '@UI.FieldGroup#promise' },
    { $Type: 'UI.ReferenceFacet', ID: 'dates',   Label: '{i18n>schedule}', Target: 'dates/@UI.PresentationVariant' }
  ],
  FieldGroup #promise : {
    Data: [
      { Value: amount },
      { Value: status, Criticality: statusText.criticality },
      { Value: fulfilmentPercent },
      { Value: judgedAt },
      { Value: predecessorText.promisedOn, Label: '{i18n>replaces}' },
      { Value: predecessorText.amount,     Label: '{i18n>replacedAmount}' },
      { Value: withdrawalReason },
      { Value: otherStatus, Criticality: otherText.criticality },
      { Value: approval, Criticality: approvalText.criticality },
      { Value: decidedBy },
      { Value: decisionReason },
      { Value: operationState, Criticality: operationText.criticality },
      { Value: operationError },
      { Value: createdBy }
    ]
  }
};

annotate WorklistService.PromiseDates with @UI: {
  PresentationVariant: { SortOrder: [{ Property: dueOn }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [{ Value: sequence }, { Value: dueOn }, { Value: amount }]
};

annotate WorklistService.Contacts with @UI: {
  PresentationVariant: { SortOrder: [{ Property: startedAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: startedAt },
    { Value: channel,        ![@HTML5.CssDefaults]: { width: '7rem' } },
    { Value: direction,      ![@HTML5.CssDefaults]: { width: '7rem' } },
    { Value: result,         ![@HTML5.CssDefaults]: { width: '11rem' } },
    { Value: ruleSource,     Criticality: ruleCriticality, ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: note,           ![@HTML5.CssDefaults]: { width: '22rem' } },
    { Value: agent,          ![@HTML5.CssDefaults]: { width: '9rem' } },
    { Value: operationState, Criticality: operationText.criticality }
  ]
};

annotate WorklistService.Resubmissions with @UI: {
  PresentationVariant: { SortOrder: [{ Property: dueOn }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: dueOn,          ![@HTML5.CssDefaults]: { width: '10rem' } },
    { Value: reason },
    { Value: noContactUntil, ![@HTML5.CssDefaults]: { width: '12rem' } },
    { Value: owner },
    { Value: status },
    { Value: operationState, Criticality: operationText.criticality }
  ]
};

annotate WorklistService.Operations with @UI: {
  PresentationVariant: { SortOrder: [{ Property: createdAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: createdAt },
    { Value: text,  ![@HTML5.CssDefaults]: { width: '40rem' } },
    { Value: state, Criticality: stateText.criticality },
    { Value: erpKey }
  ]
};

annotate WorklistService.Disputes with {
  operationState @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
};

annotate WorklistService.Disputes with @UI: {
  PresentationVariant: { SortOrder: [{ Property: createdOn, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: caseNumber },
    { Value: title },
    { Value: reason },
    { Value: disputedAmount },
    { Value: isOpen },
    { Value: operationState, Criticality: operationText.criticality },
    { Value: createdOn, ![@HTML5.CssDefaults]: { width: '8rem' } }
  ]
};

annotate WorklistService.ContactPoints with @UI: {
  PresentationVariant: { SortOrder: [{ Property: kind }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [{ Value: kind }, { Value: value }, { Value: isDefault }, { Value: mirroredAt }]
};

annotate WorklistService.PositionEvents with @UI: {
  PresentationVariant: { SortOrder: [{ Property: occurredAt, Descending: true }], Visualizations: ['@UI.LineItem'] },
  LineItem           : [
    { Value: occurredAt },
    { Value: text, ![@HTML5.CssDefaults]: {width: '40rem'} },
    { Value: toStatus },
    { Value: fromPercent },
    { Value: toPercent }
  ]
};
