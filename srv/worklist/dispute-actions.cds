using {WorklistService} from './service';
using {saldo.disputes} from '../../db/disputes';

// What a customer contests of an item, taken down where the agent hears it.
extend service WorklistService with {
  @readonly entity DisputeReasons    as projection on disputes.DisputeReasons;
  @readonly entity DisputeCategories as projection on disputes.DisputeCategories;
}

extend WorklistService.MyPositions with actions {
  /** Over chosen items or parts of them; an item without an amount is disputed as a whole. Category as in DisputeCategories. */
  action raiseDispute(items : many WorklistService.PromisedItem,
                      reason : String(4),
                      category : String(4),
                      note : String(1000),
                      seen : Timestamp)
    returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  raiseDispute(items @mandatory, reason @mandatory);
};
