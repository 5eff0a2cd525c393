namespace saldo.worklist;

using saldo from '../../../../db/types';
using {saldo.agreements} from '../../../../db/agreements';
using {saldo.worklist.MyPromises} from '../promises';
using {saldo.worklist.MyPlans} from '../plans';
using {saldo.worklist.MyDisputes} from '../disputes';

/** Promises with every verdict, plans, and disputes. */
view AgreementsOfTimeline as
  select from MyPromises as mine
  join agreements.Promises as promise
    on promise.ID = mine.ID
  {
    key mine.segment,
    key 'promise/' || mine.ID    as ID       : String(100),
        mine.source,
        mine.partner,
        mine.promisedOn          as onDay    : Date,
        promise.createdAt        as at       : Timestamp,
        'promise'                as kind     : String(12),
        mine.approval            as code     : String(20),
        mine.status              as about    : String(40),
        'given'                  as ref      : String(40),
        cast(null as Integer)    as figure   : Integer,
        cast(null as Date)       as untilOn  : Date,
        mine.amount              as amount   : saldo.Amount,
        mine.currency            as currency : saldo.CurrencyCode,
        mine.createdBy           as who      : saldo.UserId,
        mine.note                as note     : String(1000)
  }
  union all
  select from MyPromises as mine
  join agreements.PromiseVerdicts as verdict
    on verdict.promise = mine.ID
  {
    mine.segment,
    'verdict/' || verdict.ID     as ID,
    mine.source,
    mine.partner,
    verdict.businessDate         as onDay,
    verdict.judgedAt             as at,
    'promise'                    as kind,
    null                         as code,
    verdict.status               as about,
    'judged'                     as ref,
    cast(verdict.fulfilmentPercent as Integer) as figure,
    null                         as untilOn,
    verdict.paidAmount           as amount,
    mine.currency,
    null                         as who,
    null                         as note
  }
  union all
  select from MyPlans {
    segment,
    'plan/' || ID    as ID,
    source,
    partner,
    date(createdAt)  as onDay,
    createdAt        as at,
    'plan'           as kind,
    kind             as code,
    state            as about,
    'agreed'         as ref,
    instalmentCount  as figure,
    lastDueOn        as untilOn,
    principal        as amount,
    currency,
    createdBy        as who,
    note
  }
  union all
  select from MyPlans {
    segment,
    'broken/' || ID as ID,
    source,
    partner,
    brokenOn        as onDay,
    null            as at,
    'plan'          as kind,
    kind            as code,
    state           as about,
    'broken'        as ref,
    instalmentCount as figure,
    null            as untilOn,
    null            as amount,
    null            as currency,
    null            as who,
    null            as note
  }
  where brokenOn is not null
  union all
  select from MyDisputes {
    segment,
    'dispute/' || caseId as ID,
    source,
    partner,
    createdOn            as onDay,
    null                 as at,
    'dispute'            as kind,
    reason               as code,
    caseNumber           as about,
    'opened'             as ref,
    null                 as figure,
    null                 as untilOn,
    disputedAmount       as amount,
    currency,
    null                 as who,
    title                as note
  }
  union all
  select from MyDisputes {
    segment,
    'solved/' || caseId as ID,
    source,
    partner,
    closedOn            as onDay,
    null                as at,
    'dispute'           as kind,
    reason              as code,
    caseNumber          as about,
    'closed'            as ref,
    null                as figure,
    null                as untilOn,
    null                as amount,
    null                as currency,
    null                as who,
    title               as note
  }
  where closedOn is not null;
