using {WorklistService} from './service';
using {saldo.locks} from '../../db/locks';
using {saldo.worklist as mine} from './views';

// What keeps dunning or contact off a customer for a while.
extend service WorklistService with {
  @readonly entity Blocks as
    select from mine.MyBlocks {
      *,
      reasonText : Association to one WorklistService.BlockReasons on reasonText.code = $self.reason,
      kindText   : Association to one WorklistService.BlockKinds on kindText.code = $self.kind,
      stateText  : Association to one WorklistService.BlockStates on stateText.code = $self.state,
      operationText : Association to one WorklistService.OperationStates
                        on operationText.code = $self.operationState
    };
  @readonly entity BlockReasons as projection on locks.BlockReasons;
  @readonly entity BlockKinds   as projection on locks.BlockKinds;
  @readonly entity BlockStates  as projection on locks.BlockStates;

  type BlockedItem {
    document   : String(12);
    repetition : String(3);
    item       : String(4);
    subitem    : String(3);
  }
}

extend WorklistService.MyPositions with columns {
  blocks : Association to many WorklistService.Blocks
             on  blocks.segment = $self.segment
             and blocks.source  = $self.source
             and blocks.partner = $self.partner
};

extend WorklistService.MyPositions with actions {
  /**
   * Kinds dunning and payment: over items (all that are open when none are named) or over the whole
   * contract accounts they are on, as locks in the ERP against letters or debits. Kind contact: the
   * gate refuses until the day is over. Ends by itself after validTo.
   */
  action block(kind : String(8),
               reason : String(20),
               validTo : Date,
               items : many WorklistService.BlockedItem,
               wholeAccounts : Boolean,
               note : String(250))
    returns WorklistService.MyPositions;
  /** Another last day or reason: a new block over the same debts takes its place. */
  action changeBlock(block : UUID, reason : String(20), validTo : Date, note : String(250))
    returns WorklistService.MyPositions;
  /** Before its last day. */
  action liftBlock(block : UUID, reason : String(250)) returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  block(kind @mandatory, reason @mandatory, validTo @mandatory);
  changeBlock(block @mandatory, reason @mandatory, validTo @mandatory);
  liftBlock(block @mandatory, reason @mandatory);
};
