namespace saldo.supervision;

using {saldo.plans} from '../../db/plans';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';

/** The row filter stands in the view, as for promises: nothing is reached but what waits. */
view WaitingPlans as
  select from plans.Plans as plan
  left join ledger.Partners as customer
    on  customer.source  = plan.source
    and customer.partner = plan.partner
  left join organization.Specialists as proposer
    on proposer.agent = plan.createdBy
  {
    key plan.ID,
        plan.segment,
        plan.source,
        plan.partner,
        customer.name                as customerName,
        plan.kind,
        plan.keptBy,
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
        plan.income,
        plan.expenses,
        plan.affordability,
        plan.note,
        plan.createdAt               as proposedAt,
        plan.createdBy               as proposedBy,
        proposer.name                as proposerName,
        case
          when plan.createdBy = $user.id then true
          else false
        end                          as isMine : Boolean // waits for somebody else
  }
  where plan.needsApproval = true
    and plan.state         = 'waiting';

view WaitingInstalments as
  select from WaitingPlans as plan
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
        plan.currency
  };
