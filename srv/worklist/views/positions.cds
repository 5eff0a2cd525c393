namespace saldo.worklist;

using {saldo.worklists} from '../../../db/worklists';
using {saldo.ledger} from '../../../db/ledger';
using {saldo.mirror} from '../../../db/mirror';
using {saldo.privacy} from '../../../db/privacy';

/**
 * The row filter of everything an agent sees stands in this view, not in an annotation:
 * CAP checks @restrict on the target of a request only, a view filters on every path
 * ($expand, $filter, navigation, $apply) that reaches it.
 */
view MyPositions as
  select from worklists.Positions as position
  join worklists.PublishedRuns as published
    on published.run = position.run
  join worklists.ListEntries as entry
    on  entry.run     = position.run
    and entry.source  = position.source
    and entry.partner = position.partner
  join ledger.Partners as customer
    on  customer.source  = position.source
    and customer.partner = position.partner
  left join mirror.Freshness as freshness
    on freshness.source = position.source
  left join worklists.Holds as hold
    on  hold.source    = position.source
    and hold.partner   = position.partner
    and hold.expiresAt > $now
  left join worklists.Reorderings as moved
    on  moved.run     = entry.run
    and moved.source  = entry.source
    and moved.partner = entry.partner
    and moved.agent   = entry.agent
    and moved.endedAt is null
  {
    key position.segment,
    key position.source,
    key position.partner,
        position.run,
        position.businessDate,
        entry.rank,
        entry.standsInFor,
        customer.name,
        customer.category,
        customer.language,
        customer.country,
        customer.city,
        customer.timeZone,
        freshness.asOf               as mirroredAt,
        position.collectionGroup,
        position.stage,
        position.treatment,
        position.strategyVersion,
        position.factRow,
        position.status,
        position.closedBy,
        position.priority,
        position.points,
        position.percent,
        position.currency,
        position.openAmount,
        position.overdueAmount,
        position.toCollectAmount,
        position.promisedAmount,
        position.disputedAmount,
        position.daysPastDue,
        position.overdueItems,
        position.dunningLevel,
        position.lastContactOn,
        position.promiseState,
        position.resubmissionOn,
        position.isQuarantined,
        position.morningPriority,
        position.morningPercent,
        position.morningOverdueAmount,
        position.morningToCollectAmount,
        position.changedAt,
        hold.agent                   as heldBy,
        hold.expiresAt               as heldUntil,
        moved.place                  as movedTo,
        moved.reason                 as movedReason,
        moved.movedAt
  }
  where entry.agent = $user.id
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = position.source and restricted.partner = position.partner
    );

view MyPositionEvents as
  select from MyPositions as mine
  join worklists.PositionEvents as happened
    on  happened.run     = mine.run
    and happened.source  = mine.source
    and happened.partner = mine.partner
  {
    key happened.ID,
        mine.segment,
        happened.source,
        happened.partner,
        happened.occurredAt,
        happened.cause,
        happened.fromStatus,
        happened.toStatus,
        happened.fromPercent,
        happened.toPercent,
        happened.fromFactRow,
        happened.toFactRow,
        happened.operation,
        happened.about,
        happened.note
  };
