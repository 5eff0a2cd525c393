namespace saldo.worklist;

using saldo from '../../../../db/types';
using {saldo.audit} from '../../../../db/audit';
using {saldo.worklists} from '../../../../db/worklists';
using {saldo.worklist.MyPositions} from '../positions';

/**
 * Who worked the customer: held, called, handed from one to another, moved on a list, and what changed.
 * A hold is over all segments; the rest is of the segment of the position.
 */
view WorkOfTimeline as
  select from MyPositions as mine
  join audit.Events as decided
    on  decided.source  = mine.source
    and decided.partner = mine.partner
  {
    key mine.segment,
    key 'decided/' || decided.ID as ID       : String(100),
        mine.source,
        mine.partner,
        date(decided.occurredAt) as onDay    : Date,
        decided.occurredAt       as at       : Timestamp,
        'hold'                   as kind     : String(12),
        cast(null as String(20)) as code     : String(20),
        decided.decision         as about    : String(40),
        'decided'                as ref      : String(40),
        cast(null as Integer)    as figure   : Integer,
        cast(null as Date)       as untilOn  : Date,
        cast(null as Decimal(23, 4)) as amount : saldo.Amount,
        cast(null as String(5))  as currency : saldo.CurrencyCode,
        decided.actor            as who      : saldo.UserId,
        cast(null as String(1000)) as note   : String(1000)
  }
  where decided.erasedBy is null
    and decided.decision in ('customer-opened', 'customer-released', 'call-taken')
  union all
  select from MyPositions as mine
  join worklists.Reorderings as moved
    on  moved.source  = mine.source
    and moved.partner = mine.partner
  join worklists.Runs as run
    on  run.ID      = moved.run
    and run.segment = mine.segment
  {
    mine.segment,
    'moved/' || moved.ID as ID,
    mine.source,
    mine.partner,
    run.businessDate     as onDay,
    moved.movedAt        as at,
    'move'               as kind,
    moved.place          as code,
    moved.afterPartner   as about,
    'list'               as ref,
    moved.toRank         as figure,
    null                 as untilOn,
    null                 as amount,
    null                 as currency,
    moved.agent          as who,
    moved.reason         as note
  }
  union all
  select from MyPositions as mine
  join worklists.OwnershipMoves as handed
    on  handed.source  = mine.source
    and handed.partner = mine.partner
  join worklists.Runs as run
    on  run.ID      = handed.run
    and run.segment = mine.segment
  {
    mine.segment,
    'handed/' || handed.run as ID,
    mine.source,
    mine.partner,
    run.businessDate        as onDay,
    null                    as at,
    'move'                  as kind,
    handed.cause            as code,
    handed.fromAgent        as about,
    'owner'                 as ref,
    null                    as figure,
    null                    as untilOn,
    null                    as amount,
    null                    as currency,
    handed.toAgent          as who,
    null                    as note
  }
  union all
  select from MyPositions as mine
  join worklists.PositionEvents as happened
    on  happened.source  = mine.source
    and happened.partner = mine.partner
  join worklists.Runs as run
    on  run.ID      = happened.run
    and run.segment = mine.segment
  {
    mine.segment,
    'event/' || happened.ID as ID,
    mine.source,
    mine.partner,
    run.businessDate        as onDay,
    happened.occurredAt     as at,
    'event'                 as kind,
    happened.cause          as code,
    coalesce(happened.about, happened.toStatus) as about,
    case
      when happened.about is null then happened.fromStatus
      else 'action'
    end                     as ref,
    happened.toPercent      as figure,
    null                    as untilOn,
    null                    as amount,
    null                    as currency,
    null                    as who,
    happened.note
  }
  // Blocks and plans are told with what has become of them.
  where happened.cause not in ('block-set', 'block-changed', 'block-lifted', 'plan-agreed', 'plan-changed');
