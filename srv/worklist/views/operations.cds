namespace saldo.worklist;

using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

/** What has not arrived in the ERP, by what it is about. */
view UnsettledOperations as
  select from operations.Operations as operation {
    key operation.ID,
        operation.source,
        operation.partner,
        operation.subject,
        operation.objectKey,
        operation.kind,
        operation.state
  }
  where operation.state in ('pending', 'sending', 'parked');

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
