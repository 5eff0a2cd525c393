namespace saldo.worklist;

using {saldo.agreements} from '../../../db/agreements';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.MyPositions} from './positions';

view MyPromises as
  select from MyPositions as mine
  join agreements.Promises as promise
    on  promise.source  = mine.source
    and promise.partner = mine.partner
    and promise.segment = mine.segment
  left join operations.Operations as operation
    on operation.ID = promise.operation
  {
    key promise.ID,
        mine.segment,
        promise.source,
        promise.partner,
        promise.category,
        promise.promisedOn,
        promise.currency,
        promise.amount,
        promise.status,
        promise.fulfilmentPercent,
        promise.nextCheckOn,
        promise.judgedAt,
        promise.needsApproval,
        promise.approval,
        promise.decidedAt,
        promise.decidedBy,
        promise.decisionReason,
        promise.erpPromise,
        promise.createdBy,
        operation.state              as operationState,
        operation.errorText          as operationError
  };

view MyPromiseDates as
  select from MyPromises as promise
  join agreements.PromiseDates as due
    on due.promise = promise.ID
  {
    key due.promise,
    key due.sequence,
        due.dueOn,
        due.amount,
        promise.currency
  };
