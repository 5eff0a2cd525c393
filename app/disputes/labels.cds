using {DisputesService} from '../../srv/disputes/service';

// Names of what is on screen, the currency beside each amount, and the words behind each code.
annotate DisputesService.Cases with {
  ID               @UI.Hidden;
  source           @UI.Hidden;
  caseId           @UI.Hidden;
  payment          @UI.Hidden;
  openedIn         @UI.Hidden;
  solvedIn         @UI.Hidden;
  createdAt        @UI.Hidden;
  modifiedAt       @title: '{i18n>dispute.changedAt}';
  customerName     @title: '{i18n>dispute.customer}';
  caseNumber       @title: '{i18n>dispute.caseNumber}';
  partner          @title: '{i18n>dispute.customer}'        @Common: { Text: customerName, TextArrangement: #TextFirst };
  segment          @title: '{i18n>dispute.segment}' @Common: { Text: segmentText.name, TextArrangement: #TextOnly };
  collectionGroup  @title: '{i18n>dispute.collectionGroup}';
  companyCode      @title: '{i18n>dispute.companyCode}';
  priority         @UI.Hidden;
  title            @title: '{i18n>dispute.caseTitle}';
  status           @title: '{i18n>dispute.status}'          @Common: { Text: statusText.name, TextArrangement: #TextOnly };
  origin           @title: '{i18n>dispute.origin}'          @Common: { Text: originText.name, TextArrangement: #TextOnly };
  reason           @title: '{i18n>dispute.reason}'          @Common: { Text: reasonText.name, TextArrangement: #TextOnly };
  category         @title: '{i18n>dispute.category}'        @Common: { Text: kindText.name, TextArrangement: #TextOnly };
  rootCause        @title: '{i18n>dispute.rootCause}'       @Common: { Text: causeText.name, TextArrangement: #TextOnly };
  owner            @title: '{i18n>dispute.owner}'           @Common: { Text: ownerText.name, TextArrangement: #TextOnly };
  coordinator      @title: '{i18n>dispute.coordinator}'     @Common: { Text: coordinatorText.name, TextArrangement: #TextOnly };
  currency         @title: '{i18n>dispute.currency}'        @Common.IsCurrency;
  disputedAmount   @title: '{i18n>dispute.disputedAmount}'  @Measures.ISOCurrency: currency;
  openAmount       @title: '{i18n>dispute.stillDisputed}'   @Measures.ISOCurrency: currency;
  decision         @title: '{i18n>dispute.decision}'        @Common: { Text: decisionText.name, TextArrangement: #TextOnly };
  correctedAmount  @title: '{i18n>dispute.corrected}'       @Measures.ISOCurrency: currency;
  writtenOffAmount @title: '{i18n>dispute.writtenOff}'      @Measures.ISOCurrency: currency;
  toCollectAmount  @title: '{i18n>dispute.toCollect}'       @Measures.ISOCurrency: currency;
  decisionReason   @title: '{i18n>dispute.decisionReason}'  @UI.MultiLineText;
  decidedAt        @title: '{i18n>dispute.decidedAt}';
  decidedBy        @title: '{i18n>dispute.decidedBy}';
  openedOn         @title: '{i18n>dispute.openedOn}';
  dueOn            @title: '{i18n>dispute.dueOn}';
  escalateAgainOn  @title: '{i18n>dispute.escalateAgainOn}';
  escalationLevel  @title: '{i18n>dispute.escalationLevel}';
  escalatedAt      @title: '{i18n>dispute.escalatedAt}';
  solvedOn         @title: '{i18n>dispute.solvedOn}';
  daysToSolve      @title: '{i18n>dispute.daysToSolve}';
  closedAt         @title: '{i18n>dispute.closedAt}';
  closedBy         @title: '{i18n>dispute.closedBy}';
  closeCause       @title: '{i18n>dispute.closeCause}'      @Common: { Text: causeOfEnd.name, TextArrangement: #TextOnly };
  createdBy        @title: '{i18n>dispute.createdBy}';
  sla              @title: '{i18n>dispute.sla}'             @Common: { Text: slaText.name, TextArrangement: #TextOnly };
  isMine           @title: '{i18n>dispute.isMine}';
  answerBy         @title: '{i18n>dispute.answerBy}';
  answerCriticality @UI.Hidden;
  isDecided        @UI.Hidden;
  writeOffState    @title: '{i18n>dispute.writeOffState}'   @Common: { Text: writeOffText.name, TextArrangement: #TextOnly };
  writeOffAnswer   @title: '{i18n>dispute.writeOffAnswer}';
  paidOn           @title: '{i18n>dispute.paidOn}';
  paidAmount       @title: '{i18n>dispute.paidAmount}'      @Measures.ISOCurrency: currency;
  paidReason       @title: '{i18n>dispute.paidReason}';
  erpState         @title: '{i18n>dispute.erpState}'        @Common: { Text: erpStateText.name, TextArrangement: #TextOnly };
} actions {
  confirmCase(
    reason @title: '{i18n>dispute.reasonIfOther}',
    note   @title: '{i18n>dispute.note}' @UI.MultiLineText
  );
  voidCase(reason @title: '{i18n>dispute.why}' @UI.MultiLineText);
  assignCase(
    owner       @title: '{i18n>dispute.owner}',
    coordinator @title: '{i18n>dispute.coordinator}'
  );
  changeCase(
    reason    @title: '{i18n>dispute.reason}',
    rootCause @title: '{i18n>dispute.rootCause}',
    dueOn     @title: '{i18n>dispute.dueOn}',
    why       @title: '{i18n>dispute.whyDeadline}' @UI.MultiLineText
  );
  askDepartment(
    department @title: '{i18n>dispute.department}',
    task       @title: '{i18n>dispute.task}' @UI.MultiLineText,
    dueOn      @title: '{i18n>dispute.taskDueOn}'
  );
  addMessage(
    direction @title: '{i18n>dispute.direction}' @UI.ParameterDefaultValue: 'inbound',
    channel   @title: '{i18n>dispute.channel}',
    text      @title: '{i18n>dispute.text}' @UI.MultiLineText
  );
  decideCase(
    decision       @title: '{i18n>dispute.decision}',
    corrected      @title: '{i18n>dispute.corrected}',
    writtenOff     @title: '{i18n>dispute.writtenOff}',
    toCollect      @title: '{i18n>dispute.toCollect}',
    writeOffReason @title: '{i18n>dispute.writeOffReason}',
    rootCause      @title: '{i18n>dispute.rootCause}',
    reason         @title: '{i18n>dispute.decisionReason}' @UI.MultiLineText
  );
  closeCase(reason @title: '{i18n>dispute.why}' @UI.MultiLineText);
};

annotate DisputesService.CaseItems with {
  dispute         @UI.Hidden;
  source          @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  document        @title: '{i18n>dispute.document}';
  repetition      @title: '{i18n>dispute.repetition}';
  item            @title: '{i18n>dispute.itemNumber}';
  subitem         @title: '{i18n>dispute.subitem}';
  reference       @title: '{i18n>dispute.reference}';
  contract        @title: '{i18n>dispute.contract}';
  dueDate         @title: '{i18n>dispute.itemDueDate}';
  currency        @Common.IsCurrency;
  itemAmount      @title: '{i18n>dispute.itemAmount}'     @Measures.ISOCurrency: currency;
  disputedAmount  @title: '{i18n>dispute.disputedAmount}' @Measures.ISOCurrency: currency;
  openAmount      @title: '{i18n>dispute.stillDisputed}'  @Measures.ISOCurrency: currency;
  state           @title: '{i18n>dispute.state}'          @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  clearingDate    @title: '{i18n>dispute.clearingDate}';
}

annotate DisputesService.Tasks with {
  ID              @UI.Hidden;
  dispute         @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  modifiedAt      @UI.Hidden;
  isOpen          @UI.Hidden;
  department      @title: '{i18n>dispute.department}' @Common: { Text: departmentText.name, TextArrangement: #TextOnly };
  task            @title: '{i18n>dispute.task}';
  dueOn           @title: '{i18n>dispute.taskDueOn}';
  askedAt         @title: '{i18n>dispute.askedAt}';
  askedBy         @title: '{i18n>dispute.askedBy}';
  doneAt          @title: '{i18n>dispute.doneAt}';
  doneBy          @title: '{i18n>dispute.doneBy}';
  result          @title: '{i18n>dispute.answer}';
  sla             @title: '{i18n>dispute.state}'      @Common: { Text: slaText.name, TextArrangement: #TextOnly };
} actions {
  completeTask(result @title: '{i18n>dispute.answer}' @UI.MultiLineText);
};

annotate DisputesService.Messages with {
  ID              @UI.Hidden;
  dispute         @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  direction       @title: '{i18n>dispute.direction}' @Common: { Text: directionText.name, TextArrangement: #TextOnly };
  channel         @title: '{i18n>dispute.channel}'   @Common: { Text: channelText.name, TextArrangement: #TextOnly };
  text            @title: '{i18n>dispute.text}'      @UI.MultiLineText;
  writtenAt       @title: '{i18n>dispute.writtenAt}';
  writtenBy       @title: '{i18n>dispute.writtenBy}';
}

annotate DisputesService.Operations with {
  ID              @UI.Hidden;
  dispute         @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  kind            @UI.Hidden;
  refusal         @UI.Hidden;
  text            @title: '{i18n>dispute.operation}';
  state           @title: '{i18n>dispute.erpState}' @Common: { Text: stateText.name, TextArrangement: #TextOnly };
  createdAt       @title: '{i18n>dispute.askedAt}';
  createdBy       @title: '{i18n>dispute.askedBy}';
  confirmedAt     @title: '{i18n>dispute.confirmedAt}';
}

annotate DisputesService.Differences with {
  dispute         @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  field           @title: '{i18n>dispute.field}' @Common: { Text: fieldText.name, TextArrangement: #TextOnly };
  here            @title: '{i18n>dispute.here}';
  there           @title: '{i18n>dispute.there}';
}

annotate DisputesService.History with {
  ID              @UI.Hidden;
  dispute         @UI.Hidden;
  segment         @UI.Hidden;
  collectionGroup @UI.Hidden;
  occurredAt      @title: '{i18n>dispute.occurredAt}';
  actor           @title: '{i18n>dispute.actor}';
  decision        @title: '{i18n>dispute.what}'  @Common: { Text: decisionText.name, TextArrangement: #TextOnly };
  reason          @title: '{i18n>dispute.why}';
}

annotate DisputesService.Cases.attachments with {
  content   @title: '{i18n>dispute.documentFile}';
  filename  @title: '{i18n>dispute.fileName}';
  note      @title: '{i18n>dispute.note}';
  createdAt @title: '{i18n>dispute.addedAt}';
  createdBy @title: '{i18n>dispute.addedBy}';
}
