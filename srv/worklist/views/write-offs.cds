namespace saldo.worklist;

using {saldo.writeoffs} from '../../../db/write-offs';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

/** Proposals to write items of my customers off, with what the ERP decided. */
view MyWriteOffs as
  select from MyPositions as mine
  join writeoffs.WriteOffs as writeOff
    on  writeOff.source  = mine.source
    and writeOff.partner = mine.partner
    and writeOff.segment = mine.segment
  left join operations.Operations as operation
    on operation.ID = writeOff.operation
  left join writeoffs.ErpWriteOffs as erp
    on  erp.source    = writeOff.source
    and erp.operation = writeOff.operation
  {
    key writeOff.ID,
        writeOff.segment,
        writeOff.source,
        writeOff.partner,
        writeOff.currency,
        writeOff.amount,
        writeOff.reason,
        writeOff.note,
        case
          when erp.status = '1' then 'posted'
          when erp.status = '2' then 'refused'
          else writeOff.state
        end                as state : String(10),
        writeOff.decidedAt,
        writeOff.decidedBy,
        writeOff.decisionReason,
        writeOff.createdAt,
        writeOff.createdBy,
        operation.state    as operationState,
        operation.refusal  as operationRefusal,
        operation.erpKey   as erpWriteOff
  };
