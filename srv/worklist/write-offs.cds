using {WorklistService} from './service';
using {saldo} from '../../db/types';
using {saldo.writeoffs} from '../../db/write-offs';
using {saldo.worklist as mine} from './views';

// What is not worth collecting any more: proposed here, decided in the ERP.
extend service WorklistService with {
  @readonly entity WriteOffs as
    select from mine.MyWriteOffs {
      *,
      reasonText    : Association to one WorklistService.WriteOffReasons on reasonText.code = $self.reason,
      stateText     : Association to one WorklistService.WriteOffStates on stateText.code = $self.state,
      operationText : Association to one WorklistService.OperationStates on operationText.code = $self.operationState
    };
  @readonly entity WriteOffReasons as projection on writeoffs.WriteOffReasons;
  @readonly entity WriteOffStates  as projection on writeoffs.WriteOffStates;
}

extend WorklistService.MyPositions with columns {
  writeOffs : Association to many WorklistService.WriteOffs
                on  writeOffs.segment = $self.segment
                and writeOffs.source  = $self.source
                and writeOffs.partner = $self.partner
};

extend WorklistService.MyPositions with actions {
  /** Over chosen open items or parts of them; an item without an amount as a whole. Reason as in WriteOffReasons. */
  action proposeWriteOff(items : many WorklistService.PromisedItem,
                         reason : String(2),
                         note : String(250),
                         seen : Timestamp)
    returns WorklistService.MyPositions;
};

extend WorklistService.Items with actions {
  /** Of this item alone; all that is open on it without an amount. Seen: what was open on it as it was seen; refused when that has changed. */
  action proposeWriteOff(amount : saldo.Amount, reason : String(2), note : String(250), seen : saldo.Amount);
};

annotate WorklistService.MyPositions with actions {
  proposeWriteOff(items @mandatory, reason @mandatory);
};

annotate WorklistService.Items with actions {
  proposeWriteOff(reason @mandatory);
};
