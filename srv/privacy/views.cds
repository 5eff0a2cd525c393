namespace saldo.privacy;

using {saldo.agreements} from '../../db/agreements';
using {saldo.ledger} from '../../db/ledger';
using {saldo.plans} from '../../db/plans';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.strategies.SettingChanges} from '../../db/setting-changes';
using {saldo.writeoffs} from '../../db/write-offs';

/** Persons as the officer finds them, with how their data may be used. */
view Persons as
  select from ledger.Partners as person
  left join privacy.Restrictions as restricted
    on  restricted.source  = person.source
    and restricted.partner = person.partner
  {
    key person.source,
    key person.partner,
        person.name,
        person.birthDate,
        person.city,
        person.country,
        restricted.reason,
        restricted.restrictedAt,
        restricted.restrictedBy,
        restricted.eraseFrom,
        case
          when restricted.restrictedAt is null then 'free'
          else 'restricted'
        end as state : String(10)
  };

/** What two people decided: who asked, and who agreed or refused. */
view FourEyes as
  select from agreements.Promises {
    key 'promise'      as kind     : String(12),
    key ID,
        partner        as subject  : String(60),
        segment,
        createdBy      as askedBy,
        createdAt      as askedAt,
        decidedBy,
        decidedAt,
        approval       as outcome  : String(10),
        decisionReason as reason   : String(250)
  }
  where decidedBy is not null
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = Promises.source and restricted.partner = Promises.partner
    )
  union all
  select from plans.Plans {
    key 'plan'         as kind     : String(12),
    key ID,
        partner        as subject  : String(60),
        segment,
        createdBy      as askedBy,
        createdAt      as askedAt,
        decidedBy,
        decidedAt,
        approval       as outcome  : String(10),
        decisionReason as reason   : String(250)
  }
  where decidedBy is not null
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = Plans.source and restricted.partner = Plans.partner
    )
  union all
  select from writeoffs.WriteOffs {
    key 'write-off'    as kind     : String(12),
    key ID,
        partner        as subject  : String(60),
        segment,
        createdBy      as askedBy,
        createdAt      as askedAt,
        decidedBy,
        decidedAt,
        case
          when state = 'rejected' then 'rejected'
          else 'approved'
        end            as outcome  : String(10),
        decisionReason as reason   : String(250)
  }
  where decidedBy is not null
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = WriteOffs.source and restricted.partner = WriteOffs.partner
    )
  union all
  select from strategies.StrategyVersions {
    key 'strategy'     as kind     : String(12),
    key ID,
        strategy       as subject  : String(60),
        null           as segment  : String(12),
        proposedBy     as askedBy,
        proposedAt     as askedAt,
        activatedBy    as decidedBy,
        activatedAt    as decidedAt,
        'approved'     as outcome  : String(10),
        comment        as reason   : String(250)
  }
  where activatedBy is not null
  union all
  select from strategies.TreatmentTrees {
    key 'tree'         as kind     : String(12),
    key ID,
        segment        as subject  : String(60),
        segment,
        proposedBy     as askedBy,
        proposedAt     as askedAt,
        activatedBy    as decidedBy,
        activatedAt    as decidedAt,
        'approved'     as outcome  : String(10),
        comment        as reason   : String(250)
  }
  where activatedBy is not null
  union all
  select from SettingChanges {
    key 'settings'     as kind     : String(12),
    key ID,
        title          as subject  : String(60),
        segment,
        proposedBy     as askedBy,
        proposedAt     as askedAt,
        activatedBy    as decidedBy,
        activatedAt    as decidedAt,
        'approved'     as outcome  : String(10),
        reason
  }
  where activatedBy is not null;
