using {WorklistService} from './service';
using {saldo.agreements} from '../../db/agreements';

// What can be done with a promise that was given.
extend service WorklistService with {
  @readonly entity WithdrawalReasons as projection on agreements.WithdrawalReasons;
}

extend WorklistService.Promises with columns {
  /** Whose place it took. */
  predecessorText : Association to one WorklistService.Promises on predecessorText.ID = $self.predecessor,
  withdrawalText  : Association to one WorklistService.WithdrawalReasons
                      on withdrawalText.code = $self.withdrawalReason
};

extend WorklistService.MyPositions with actions {
  /** What may be promised in the place of an open promise. */
  function itemsToReplace(promise : UUID) returns many WorklistService.ItemToPromise;
  /** Ends an open promise; initiator: customer (FI-CA status 4) or bank (5); reason as in WithdrawalReasons. */
  action withdrawPromise(promise : UUID, initiator : String(8), reason : String(4), note : String(250))
    returns WorklistService.MyPositions;
  /** Another promise in the place of an open one, whose items are free for it; above the limit the old one holds until approval. */
  action replacePromise(promise : UUID,
                        items : many WorklistService.PromisedItem,
                        dates : many WorklistService.PromisedDate,
                        note : String(250),
                        seen : Timestamp)
    returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  itemsToReplace(promise @mandatory);
  withdrawPromise(promise @mandatory, initiator @mandatory, reason @mandatory);
  replacePromise(promise @mandatory, dates @mandatory);
};
