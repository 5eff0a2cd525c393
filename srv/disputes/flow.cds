using {DisputesService} from './service';

// How a case goes on. CAP refuses what does not fit its status (409) and writes the new one; what else
// an action does stands in its own file.
annotate DisputesService.Cases with @flow.status: status actions {
  confirmCase   @from: [#proposed]                 @to: #open;
  voidCase      @from: [#proposed, #open, #working] @to: #voided;
  takeCase      @from: [#open, #working]           @to: #working;
  assignCase    @from: [#open, #working];
  changeCase    @from: [#open, #working];
  askDepartment @from: [#open, #working];
  addMessage    @from: [#open, #working, #decided];
  decideCase    @from: [#open, #working]           @to: #decided;
  closeCase     @from: [#decided]                  @to: #closed;
};

annotate DisputesService.Cases with {
  modifiedAt @odata.etag;
};

annotate DisputesService.Tasks with {
  modifiedAt @odata.etag;
};
