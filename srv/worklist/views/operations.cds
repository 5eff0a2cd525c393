namespace saldo.worklist;

using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

/** What was agreed with a customer of mine, on its way to the ERP. */
view MyOperations as
  select from MyPositions as mine
  join operations.Operations as operation
    on  operation.source  = mine.source
    and operation.partner = mine.partner
    and (operation.segment = mine.segment or operation.segment is null)
  {
    key mine.segment,
    key operation.ID,
        operation.source,
        operation.partner,
        operation.kind,
        operation.subject,
        operation.state,
        operation.refusal,
        operation.erpKey,
        operation.createdAt,
        operation.createdBy,
        operation.confirmedAt
  };
