namespace saldo.worklist;

using {saldo.plans} from '../../../db/plans';
using {saldo.operations} from '../../../db/operations';
using {saldo.worklist.UnsettledOperations} from './operations';
using {saldo.worklist.MyPositions} from './positions';

/** What was agreed; a schedule that was only simulated is no agreement. */
view MyPlans as
  select from MyPositions as mine
  join plans.Plans as plan
    on  plan.source  = mine.source
    and plan.partner = mine.partner
    and plan.segment = mine.segment
  left join operations.Operations as operation
    on operation.ID = plan.operation
  {
    key plan.ID,
        plan.segment,
        plan.source,
        plan.partner,
        plan.kind,
        plan.keptBy,
        plan.state,
        plan.account,
        plan.contract,
        plan.currency,
        plan.principal,
        plan.charges,
        plan.interest,
        plan.rate,
        plan.firstDueOn,
        plan.lastDueOn,
        plan.intervalUnit,
        plan.intervalCount,
        plan.instalmentCount,
        plan.affordability,
        plan.needsApproval,
        plan.approval,
        plan.decidedAt,
        plan.decidedBy,
        plan.decisionReason,
        plan.note,
        plan.brokenOn,
        plan.brokenBy,
        plan.createdAt,
        plan.createdBy,
        plan.changes,
        coalesce(
          plan.origin, plan.ID
        )                 as origin : UUID,
        // The end of a plan that has not arrived comes before the plan that has.
        case
          when exists (select from UnsettledOperations as far { far.ID } where far.source = plan.source and far.partner = plan.partner and (far.subject = plan.ID or far.subject = plan.origin) and (far.kind <> 'plan-deactivate' or plan.state in ('withdrawn', 'broken')) and far.state = 'parked') then 'parked'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = plan.source and far.partner = plan.partner and (far.subject = plan.ID or far.subject = plan.origin) and (far.kind <> 'plan-deactivate' or plan.state in ('withdrawn', 'broken')) and far.state = 'sending') then 'sending'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = plan.source and far.partner = plan.partner and (far.subject = plan.ID or far.subject = plan.origin) and (far.kind <> 'plan-deactivate' or plan.state in ('withdrawn', 'broken')) and far.state = 'pending') then 'pending'
          else operation.state
        end as operationState : String(12),
        operation.refusal as operationRefusal,
        coalesce(
          plan.erpPlan, operation.erpKey
        )                 as erpPlan : String(40),
        plan.endReason
  }
  where plan.state <> 'quoted';

view MyPlanInstalments as
  select from MyPlans as plan
  join plans.PlanInstalments as due
    on due.plan = plan.ID
  {
    key due.plan,
    key due.number,
        plan.segment,
        due.dueOn,
        due.amount,
        due.principal,
        due.interest,
        due.charges,
        due.balance,
        due.remindedAt,
        plan.currency
  };
