namespace saldo.worklist;

using {saldo.locks} from '../../../db/locks';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

/** What is on its way to the ERP for a block, or was; what waits for a person comes first. */
view BlockOperations as
  select from locks.Blocks as block
  join locks.BlockLocks as kept
    on kept.block = block.ID
  join operations.Operations as operation
    on  operation.source  = block.source
    and operation.partner = block.partner
    and operation.subject = kept.lock
  {
    key block.ID     as block,
    key operation.ID as operation,
        operation.state
  };

/** A contact is with the person: its block shows in all segments. */
view MyBlocks as
  select from MyPositions as mine
  join locks.Blocks as block
    on  block.source  = mine.source
    and block.partner = mine.partner
    and (block.segment = mine.segment or block.kind = 'contact')
  {
    key block.ID,
    key mine.segment,
        block.source,
        block.partner,
        block.kind,
        block.reason,
        block.note,
        block.validFrom,
        block.validTo,
        block.setBy,
        block.setAt,
        block.liftedBy,
        block.liftedAt,
        block.liftReason,
        case
          when block.liftedAt is not null         then 'lifted'
          when block.validTo < mine.businessDate  then 'over'
          else 'active'
        end as state : String(8),
        case
          when exists (select from BlockOperations as far { far.block } where far.block = block.ID and far.state = 'parked')    then 'parked'
          when exists (select from BlockOperations as far { far.block } where far.block = block.ID and far.state = 'sending')   then 'sending'
          when exists (select from BlockOperations as far { far.block } where far.block = block.ID and far.state = 'pending')   then 'pending'
          when exists (select from BlockOperations as far { far.block } where far.block = block.ID and far.state = 'confirmed') then 'confirmed'
          when exists (select from BlockOperations as far { far.block } where far.block = block.ID)                             then 'cancelled'
        end as operationState : String(12)
  };
