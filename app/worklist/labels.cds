using {WorklistService} from '../../srv/worklist/service';

// Names of what is on screen, the currency beside each amount, and the words behind each code.
annotate WorklistService.MyPositions with {
  segment         @title: '{i18n>segment}';
  source          @UI.Hidden;
  run             @UI.Hidden;
  strategyVersion @UI.Hidden;
  factRow         @UI.Hidden;
  partner         @title: '{i18n>partner}';
  businessDate    @title: '{i18n>businessDate}';
  rank            @title: '{i18n>rank}';
  standsInFor     @title: '{i18n>standsInFor}';
  name            @title: '{i18n>customer}';
  category        @title: '{i18n>category}';
  language        @title: '{i18n>language}';
  country         @title: '{i18n>country}'  @Common: { Text: countryName, TextArrangement: #TextOnly };
  countryName     @UI.Hidden;
  city            @title: '{i18n>city}';
  timeZone        @title: '{i18n>timeZone}';
  mirroredAt      @title: '{i18n>mirroredAt}';
  collectionGroup @title: '{i18n>collectionGroup}';
  stage           @title: '{i18n>stage}'    @Common: { Text: stageText.name,    TextArrangement: #TextOnly };
  status          @title: '{i18n>status}'   @Common: { Text: statusText.name,   TextArrangement: #TextOnly };
  priority        @title: '{i18n>priority}' @Common: { Text: priorityText.name, TextArrangement: #TextOnly };
  points          @title: '{i18n>points}';
  percent         @title: '{i18n>percent}'  @Measures.Unit: '%';
  reasons         @title: '{i18n>reasons}'  @UI.MultiLineText;
  erpMessage      @title: '{i18n>erpMessage}' @UI.MultiLineText;
  currency        @title: '{i18n>currency}' @Common.IsCurrency;
  openAmount      @title: '{i18n>openAmount}'      @Measures.ISOCurrency: currency;
  overdueAmount   @title: '{i18n>overdue}'         @Measures.ISOCurrency: currency;
  toCollectAmount @title: '{i18n>toCollect}'       @Measures.ISOCurrency: currency;
  promisedAmount  @title: '{i18n>promisedAmount}'  @Measures.ISOCurrency: currency;
  disputedAmount  @title: '{i18n>disputedAmount}'  @Measures.ISOCurrency: currency;
  morningOverdueAmount   @title: '{i18n>morningOverdue}'   @Measures.ISOCurrency: currency;
  morningToCollectAmount @title: '{i18n>morningToCollect}' @Measures.ISOCurrency: currency;
  morningPriority @title: '{i18n>morningPriority}';
  morningPercent  @title: '{i18n>morningPercent}';
  daysPastDue     @title: '{i18n>daysPastDue}';
  overdueItems    @title: '{i18n>overdueItems}';
  dunningLevel    @title: '{i18n>dunningLevel}';
  lastContactOn   @title: '{i18n>lastContactOn}';
  treatment       @title: '{i18n>treatment}' @Common: { Text: treatmentText.name, TextArrangement: #TextOnly };
  promiseState    @title: '{i18n>promiseState}' @Common: { Text: promiseText.name, TextArrangement: #TextOnly };
  resubmissionOn  @title: '{i18n>resubmissionOn}';
  isQuarantined   @title: '{i18n>isQuarantined}';
  closedBy        @title: '{i18n>closedBy}';
  changedAt       @title: '{i18n>changedAt}';
  heldBy          @title: '{i18n>heldBy}'   @Common: { Text: heldByText.name,  TextArrangement: #TextOnly };
  heldUntil       @title: '{i18n>heldUntil}';
  movedTo         @title: '{i18n>movedTo}'  @Common: { Text: movedText.name, TextArrangement: #TextOnly };
  movedReason     @title: '{i18n>movedReason}';
  movedAt         @UI.Hidden;
}

annotate WorklistService.Items with {
  segment          @UI.Hidden;
  source           @UI.Hidden;
  document         @title: '{i18n>document}';
  repetition       @title: '{i18n>repetition}';
  item             @title: '{i18n>itemNumber}';
  subitem          @title: '{i18n>subitem}';
  account          @title: '{i18n>account}';
  contract         @title: '{i18n>contract}';
  companyCode      @title: '{i18n>companyCode}';
  reference        @title: '{i18n>reference}';
  dueDate          @title: '{i18n>dueDate}';
  currency         @title: '{i18n>currency}'       @Common.IsCurrency;
  amount           @title: '{i18n>amount}'         @Measures.ISOCurrency: currency;
  disputedAmount   @title: '{i18n>disputedAmount}' @Measures.ISOCurrency: currency;
  clearingStatus   @UI.Hidden;
  clearingDate     @title: '{i18n>clearingDate}';
  state            @title: '{i18n>state}'          @Common: { Text: stateText.name, TextArrangement: #TextOnly };
}

annotate WorklistService.Promises with {
  ID                @UI.Hidden;
  segment           @UI.Hidden;
  source            @UI.Hidden;
  promisedOn        @title: '{i18n>promisedOn}';
  currency          @title: '{i18n>currency}' @Common.IsCurrency;
  amount            @title: '{i18n>promisedAmount}' @Measures.ISOCurrency: currency;
  status            @title: '{i18n>promiseStatus}'  @Common: { Text: statusText.name,    TextArrangement: #TextOnly };
  fulfilmentPercent @title: '{i18n>fulfilment}';
  nextCheckOn       @title: '{i18n>nextCheckOn}';
  judgedAt          @title: '{i18n>judgedAt}';
  judge             @UI.Hidden;
  otherStatus       @title: '{i18n>otherVerdict}'   @Common: { Text: otherText.name,     TextArrangement: #TextOnly };
  erpPromise        @title: '{i18n>erpPromise}';
  operationState    @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
  operationError    @title: '{i18n>operationError}' @UI.MultiLineText;
  operationRefusal  @UI.Hidden;
  predecessor       @UI.Hidden;
  withdrawalReason  @title: '{i18n>withdrawalReason}' @Common: { Text: withdrawalText.name, TextArrangement: #TextOnly };
  needsApproval     @UI.Hidden;
  approval          @title: '{i18n>approval}'       @Common: { Text: approvalText.name,  TextArrangement: #TextOnly };
  decidedBy         @title: '{i18n>decidedBy}'      @Common: { Text: decidedByText.name, TextArrangement: #TextOnly };
  decisionReason    @title: '{i18n>decisionReason}' @UI.MultiLineText;
  createdBy         @title: '{i18n>createdBy}'      @Common: { Text: createdByText.name, TextArrangement: #TextOnly };
}

annotate WorklistService.PromiseDates with {
  promise  @UI.Hidden;
  sequence @title: '{i18n>sequence}';
  dueOn    @title: '{i18n>dueDate}';
  amount   @title: '{i18n>amount}' @Measures.ISOCurrency: currency;
  currency @Common.IsCurrency;
}

annotate WorklistService.Contacts with {
  ID             @UI.Hidden;
  segment        @UI.Hidden;
  source         @UI.Hidden;
  startedAt      @title: '{i18n>startedAt}';
  channel        @title: '{i18n>channel}'        @Common: { Text: channelText.name,   TextArrangement: #TextOnly };
  direction      @title: '{i18n>direction}'      @Common: { Text: directionText.name, TextArrangement: #TextOnly };
  result         @title: '{i18n>result}'         @Common: { Text: resultText.name,    TextArrangement: #TextOnly };
  isReached      @title: '{i18n>isReached}';
  isRightParty   @title: '{i18n>isRightParty}';
  isAgainstRule  @title: '{i18n>isAgainstRule}';
  ruleSource     @title: '{i18n>ruleSource}';
  note           @title: '{i18n>note}'           @UI.MultiLineText;
  agent          @title: '{i18n>agent}' @Common: { Text: agentText.name, TextArrangement: #TextOnly };
  operationState @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
}

annotate WorklistService.Resubmissions with {
  ID             @UI.Hidden;
  dueOn          @title: '{i18n>dueOn}';
  reason         @title: '{i18n>reason}';
  noContactUntil @title: '{i18n>noContactUntil}';
  owner          @title: '{i18n>owner}'  @Common: { Text: ownerText.name, TextArrangement: #TextOnly };
  status         @title: '{i18n>status}' @Common: { Text: statusText.name, TextArrangement: #TextOnly };
  operationState @title: '{i18n>operationState}' @Common: { Text: operationText.name, TextArrangement: #TextOnly };
}

annotate WorklistService.Operations with {
  ID        @UI.Hidden;
  segment   @UI.Hidden;
  subject   @UI.Hidden;
  createdAt @title: '{i18n>occurredAt}';
  text      @title: '{i18n>whatWasSent}'    @UI.MultiLineText;
  state     @title: '{i18n>operationState}' @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  erpKey    @title: '{i18n>erpKey}';
}

annotate WorklistService.Disputes with {
  caseId         @UI.Hidden;
  caseNumber     @title: '{i18n>caseNumber}';
  title          @title: '{i18n>disputeTitle}';
  reason         @title: '{i18n>reason}' @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  isOpen         @title: '{i18n>isOpen}';
  currency       @Common.IsCurrency;
  disputedAmount @title: '{i18n>disputedAmount}' @Measures.ISOCurrency: currency;
  createdOn      @title: '{i18n>createdOn}';
}

annotate WorklistService.ContactPoints with {
  kind      @title: '{i18n>kind}' @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  value     @title: '{i18n>contactPoint}';
  isDefault @title: '{i18n>isDefault}';
}

annotate WorklistService.Credit with {
  riskClass            @title: '{i18n>riskClass}';
  score                @title: '{i18n>score}';
  rating               @title: '{i18n>rating}';
  isBankrupt           @title: '{i18n>isBankrupt}';
  foreclosureInitiated @title: '{i18n>foreclosure}';
}

annotate WorklistService.PositionEvents with {
  ID          @UI.Hidden;
  occurredAt  @title: '{i18n>occurredAt}';
  cause       @title: '{i18n>cause}';
  fromStatus  @title: '{i18n>fromStatus}';
  toStatus    @title: '{i18n>toStatus}';
  fromPercent @title: '{i18n>fromPercent}' @Measures.Unit: '%';
  toPercent   @title: '{i18n>toPercent}'   @Measures.Unit: '%';
  fromFactRow @UI.Hidden;
  toFactRow   @UI.Hidden;
  operation   @UI.Hidden;
  text        @title: '{i18n>whatChanged}' @UI.MultiLineText;
}
