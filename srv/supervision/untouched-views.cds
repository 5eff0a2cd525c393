namespace saldo.supervision;

using saldo from '../../db/types';
using {saldo.codes} from '../../db/code-texts';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.teams} from '../../db/teams';
using {saldo.worklists} from '../../db/worklists';

/**
 * Open positions by the day of the last contact: few rows, whose days are then counted. Grouped in the order
 * of the index `open`, so that nothing is sorted.
 */
view OpenByLastContact as
  select from worklists.PublishedRuns as published
  join worklists.Runs as night
    on night.ID = published.run
  join worklists.Positions as position
    on position.run = published.run
  {
    key published.segment,
    key position.collectionGroup,
    key night.businessDate,
    key position.lastContactOn,
    key position.currency,
        count(*)                                                      as customers : Integer,
        sum(cast(round(position.overdueAmount * 10000) as Integer64)) as overdue4  : Integer64
  }
  where position.status = 'open'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = position.source and restricted.partner = position.partner
    )
  group by
    published.segment,
    position.collectionGroup,
    night.businessDate,
    position.lastContactOn,
    position.currency;

/** For how long nobody has touched them, in the classes of the segment; the first is who never was contacted. */
view UntouchedFigures as
  select from OpenByLastContact as open
  left join teams.AgeBuckets as bucket
    on  bucket.segment  = open.segment
    and bucket.fromDays <= days_between(open.lastContactOn, open.businessDate)
    and (bucket.toDays is null or bucket.toDays >= days_between(open.lastContactOn, open.businessDate))
  {
    key open.segment,
    key open.collectionGroup,
    key coalesce(bucket.fromDays, -1)   as fromDays  : Integer,
    key open.currency,
        max(bucket.toDays)              as toDays    : Integer,
        min(open.lastContactOn)         as oldest    : Date,
        sum(open.customers)             as customers : Integer,
        sum(open.overdue4) / 10000.0    as overdue   : saldo.Amount
  }
  where open.lastContactOn is null
     or bucket.fromDays    is not null
  group by
    open.segment,
    open.collectionGroup,
    coalesce(bucket.fromDays, -1),
    open.currency;

view Untouched as
  select from UntouchedFigures as figure
  left join organization.Groups as team
    on team.collectionGroup = figure.collectionGroup
  left join codes.CodeTexts as text
    on  text.list = 'untouched'
    and text.code = case
        when figure.fromDays < 0     then 'never'
        when figure.toDays   is null then 'from'
        else 'between'
      end
  left join codes.CodeTexts.texts as words
    on  words.list   = text.list
    and words.code   = text.code
    and words.locale = $user.locale
  {
    key figure.segment,
    key figure.collectionGroup,
    key figure.fromDays,
    key figure.currency,
        team.name                      as groupName,
        replace(
          replace(coalesce(words.name, text.name), '{0}', cast(figure.fromDays as String(10))),
          '{1}', cast(coalesce(figure.toDays, 0) as String(10))
        )                              as ageName : String(80),
        text.criticality,
        figure.oldest,
        figure.customers,
        figure.overdue
  };
