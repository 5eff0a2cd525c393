using {WorklistService} from './service';

// From an item to what is under way on it.
extend WorklistService.Items with columns {
  virtual null as trace : String(500), // all of it in words
  promiseOf : Association to one WorklistService.Promises on promiseOf.ID = $self.promise,
  planOf    : Association to one WorklistService.Plans on planOf.ID = $self.plan,
  disputeOf : Association to one WorklistService.Disputes
                on  disputeOf.segment = $self.segment
                and disputeOf.source  = $self.source
                and disputeOf.caseId  = $self.disputeCase
};
