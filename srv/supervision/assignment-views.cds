namespace saldo.supervision;

using saldo from '../../db/types';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/** Those of one customer have the customer's group; nobody sees them of who is restricted. */
view AssignmentsForAWhile as
  select from organization.TemporaryAssignments as assignment
  left join worklists.PublishedRuns as published
    on published.segment = assignment.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = assignment.source
    and position.partner = assignment.partner
  left join ledger.Partners as customer
    on  customer.source  = assignment.source
    and customer.partner = assignment.partner
  {
    key assignment.ID,
        assignment.segment,
        assignment.source,
        assignment.partner,
        customer.name as customerName,
        assignment.owner,
        coalesce(assignment.collectionGroup, position.collectionGroup) as collectionGroup : saldo.GroupId,
        assignment.agent,
        assignment.validFrom,
        assignment.validTo,
        assignment.reason,
        assignment.createdBy,
        assignment.createdAt
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = assignment.source and restricted.partner = assignment.partner
    );

view NamedAgents as
  select from organization.FixedAssignments as assignment
  left join worklists.PublishedRuns as published
    on published.segment = assignment.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = assignment.source
    and position.partner = assignment.partner
  left join ledger.Partners as customer
    on  customer.source  = assignment.source
    and customer.partner = assignment.partner
  {
    key assignment.source,
    key assignment.partner,
    key assignment.segment,
    key assignment.validFrom,
        assignment.validTo,
        customer.name as customerName,
        position.collectionGroup, // none for who is on no list
        assignment.agent,
        assignment.reason
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = assignment.source and restricted.partner = assignment.partner
    );
