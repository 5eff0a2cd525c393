namespace saldo.worklist;

using saldo from '../../../../db/types';
using {saldo.worklist.MyContacts} from '../contacts';
using {saldo.worklist.MyResubmissions} from '../contacts';
using {saldo.worklist.MyBlocks} from '../blocks';
using {saldo.contacts} from '../../../../db/contacts';

/**
 * What was done with the customer. Each part of the timeline has the same columns; the first select
 * of each says their types. Code and about are codes of lists, figure is a count or percentage.
 */
view DealingsOfTimeline as
  select from MyContacts {
    key segment,
    key 'contact/' || ID         as ID       : String(100),
        source,
        partner,
        localDate                as onDay    : Date,
        startedAt                as at       : Timestamp,
        'contact'                as kind     : String(12),
        result                   as code     : String(20),
        channel                  as about    : String(40),
        direction                as ref      : String(40),
        cast(null as Integer)    as figure   : Integer,
        cast(null as Date)       as untilOn  : Date,
        cast(null as Decimal(23, 4)) as amount : saldo.Amount,
        cast(null as String(5))  as currency : saldo.CurrencyCode,
        agent                    as who      : saldo.UserId,
        note                     as note     : String(1000)
  }
  union all
  select from MyResubmissions as mine
  join contacts.Resubmissions as resubmission
    on resubmission.ID = mine.ID
  {
    mine.segment,
    'resubmission/' || mine.ID   as ID,
    mine.source,
    mine.partner,
    date(resubmission.createdAt) as onDay,
    resubmission.createdAt       as at,
    'resubmission'               as kind,
    mine.status                  as code,
    null                         as about,
    null                         as ref,
    null                         as figure,
    mine.dueOn                   as untilOn,
    null                         as amount,
    null                         as currency,
    resubmission.createdBy       as who,
    mine.reason                  as note
  }
  union all
  select from MyBlocks {
    segment,
    'block/' || ID as ID,
    source,
    partner,
    validFrom      as onDay,
    setAt          as at,
    'block'        as kind,
    reason         as code,
    kind           as about,
    'set'          as ref,
    null           as figure,
    validTo        as untilOn,
    null           as amount,
    null           as currency,
    setBy          as who,
    note
  }
  union all
  select from MyBlocks {
    segment,
    'lifted/' || ID as ID,
    source,
    partner,
    date(liftedAt)  as onDay,
    liftedAt        as at,
    'block'         as kind,
    reason          as code,
    kind            as about,
    'lifted'        as ref,
    null            as figure,
    null            as untilOn,
    null            as amount,
    null            as currency,
    liftedBy        as who,
    liftReason      as note
  }
  where liftedAt is not null;
