namespace saldo.worklist;

using {saldo.locks} from '../../../db/locks';
using {saldo.worklist.MyPositions} from './positions';

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
        end as state : String(8)
  };
