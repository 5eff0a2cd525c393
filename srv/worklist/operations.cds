using {WorklistService} from './service';
using {saldo.worklist as mine} from './views';

// How far what was agreed has come in the ERP, and why it did not get there.
extend service WorklistService with {
  @readonly entity Operations as
    select from mine.MyOperations {
      *,
      virtual null as text : String(500), // what it is, and what the ERP has against it, in words
      stateText : Association to one WorklistService.OperationStates on stateText.code = $self.state
    };
}

extend WorklistService.MyPositions with columns {
  virtual null as erpMessage : String(500), // the newest refusal of the ERP, in words
  operations : Association to many WorklistService.Operations
                 on  operations.segment = $self.segment
                 and operations.source  = $self.source
                 and operations.partner = $self.partner
};

extend WorklistService.Resubmissions with columns {
  operationText : Association to one WorklistService.OperationStates
                    on operationText.code = $self.operationState
};

extend WorklistService.Disputes with columns {
  operationText : Association to one WorklistService.OperationStates
                    on operationText.code = $self.operationState
};

extend WorklistService.Promises with columns {
  virtual null as operationError : String(500) // what the ERP has against it, in words
};

extend WorklistService.Contacts with columns {
  virtual null as operationError : String(500)
};
