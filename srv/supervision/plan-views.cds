namespace saldo.supervision;

using saldo from '../../db/types';
using {saldo.plans} from '../../db/plans';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/** The row filter stands in the view, as for promises: nothing is reached but what waits. */
view WaitingPlans as
  select from plans.Plans as plan
  left join ledger.Partners as customer
    on  customer.source  = plan.source
    and customer.partner = plan.partner
  left join plans.Plans as before
    on before.ID = plan.changes
  left join organization.Specialists as proposer
    on proposer.agent = plan.createdBy
  left join worklists.PublishedRuns as published
    on published.segment = plan.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = plan.source
    and position.partner = plan.partner
  {
    key plan.ID,
        plan.segment,
        position.collectionGroup, // none for who is on no list
        plan.source,
        plan.partner,
        customer.name                as customerName,
        plan.kind,
        plan.keptBy,
        plan.currency,
        plan.principal,
        plan.charges,
        plan.interest,
        cast(plan.rate as Decimal(9, 3))      as rate  : Decimal(9, 3),
        plan.firstDueOn,
        plan.lastDueOn,
        plan.intervalUnit,
        plan.intervalCount,
        plan.instalmentCount,
        plan.income,
        plan.expenses,
        plan.affordability,
        round(plan.income - plan.expenses, 4) as spare : saldo.Amount, // of a month, before the plan
        (
          select max(due.amount) from plans.PlanInstalments as due
          where due.plan = plan.ID
        )                            as highestInstalment : saldo.Amount,
        plan.note,
        plan.changes,
        case
          when plan.changes is null then 'new'
          else 'change'
        end                          as occasion : String(10),
        before.lastDueOn             as lastDueOnBefore, // of the plan that it changes
        plan.createdAt               as proposedAt,
        plan.createdBy               as proposedBy,
        proposer.name                as proposerName,
        case
          when plan.createdBy = $user.id then true
          else false
        end                          as isMine : Boolean // waits for somebody else
  }
  where plan.needsApproval = true
    and plan.state         = 'waiting'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = plan.source and restricted.partner = plan.partner
    );

view WaitingInstalments as
  select from WaitingPlans as plan
  join plans.PlanInstalments as due
    on due.plan = plan.ID
  {
    key due.plan,
    key due.number,
        plan.segment,
        plan.collectionGroup,
        due.dueOn,
        due.amount,
        due.principal,
        due.interest,
        due.charges,
        due.balance,
        plan.currency
  };
