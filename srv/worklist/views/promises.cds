namespace saldo.worklist;

using {saldo.agreements} from '../../../db/agreements';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.UnsettledOperations} from './operations';
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
        promise.judge,
        // What who is not the judge has decided, where it is something else.
        case
          when promise.ownStatus = promise.erpStatus then null
          when promise.judge = 'erp' and promise.ownStatus in ('1', '2', '3') then promise.ownStatus
          when promise.judge = 'saldo' and promise.erpStatus in ('1', '2', '3') then promise.erpStatus
        end as otherStatus : String(1),
        promise.withdrawalReason,
        promise.predecessor,
        promise.note,
        promise.needsApproval,
        promise.approval,
        promise.decidedAt,
        promise.decidedBy,
        promise.decisionReason,
        promise.origin,
        promise.erpPromise,
        promise.erpStatus,
        promise.erpFulfilmentPercent,
        promise.createdBy,
        // A withdrawal or verdict that has not arrived comes before the promise that has.
        case
          when exists (select from UnsettledOperations as far { far.ID } where far.source = promise.source and far.partner = promise.partner and far.subject = promise.ID and far.state = 'parked') then 'parked'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = promise.source and far.partner = promise.partner and far.subject = promise.ID and far.state = 'sending') then 'sending'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = promise.source and far.partner = promise.partner and far.subject = promise.ID and far.state = 'pending') then 'pending'
          else operation.state
        end as operationState : String(12),
        operation.refusal            as operationRefusal
  };

view MyPromiseDates as
  select from MyPromises as promise
  join agreements.PromiseDates as due
    on due.promise = promise.ID
  {
    key due.promise,
    key due.sequence,
        promise.segment,
        due.dueOn,
        due.amount,
        promise.currency
  };
