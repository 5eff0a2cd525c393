namespace saldo.supervision;

using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.teams} from '../../db/teams';

/** Changes of how work is spread, with what people are called. */
view TeamChanges as
  select from teams.TeamChanges as change
  left join ledger.Partners as customer
    on  customer.source  = change.source
    and customer.partner = change.partner
  left join organization.Specialists as giver
    on giver.agent = change.fromAgent
  left join organization.Specialists as taker
    on taker.agent = change.toAgent
  {
    key change.ID,
        change.changedAt,
        change.changedBy,
        change.change,
        change.segment,
        change.collectionGroup,
        change.source,
        change.partner,
        customer.name as customerName,
        change.fromAgent,
        coalesce(giver.name, change.fromAgent) as fromName : String(80),
        change.toAgent,
        coalesce(taker.name, change.toAgent)   as toName   : String(80),
        change.validFrom,
        change.validTo,
        change.reason
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = change.source and restricted.partner = change.partner
    );
