namespace saldo.disputedesk;

using saldo from '../../db/types';
using {saldo.disputes} from '../../db/dispute-cases';

/** A case for each month it counts in: the one it was opened in, and the one it was solved in. */
view CountedCases as
    select from disputes.Cases {
      key ID,
      key 'created'                             as counted  : String(10),
          openedIn                              as month    : String(7),
          segment,
          currency,
          1                                     as created  : Integer,
          0                                     as solved   : Integer,
          disputedAmount                        as createdAmount : saldo.Amount,
          cast(0 as Decimal(23, 4))             as solvedAmount  : saldo.Amount,
          cast(null as Integer)                 as daysToSolve   : Integer
    }
    where status not in ('proposed', 'voided')
  union all
    select from disputes.Cases {
      key ID,
      key 'solved'                              as counted  : String(10),
          solvedIn                              as month    : String(7),
          segment,
          currency,
          0                                     as created  : Integer,
          1                                     as solved   : Integer,
          cast(0 as Decimal(23, 4))             as createdAmount : saldo.Amount,
          disputedAmount                        as solvedAmount  : saldo.Amount,
          daysToSolve
    }
    where status not in ('proposed', 'voided') and solvedIn is not null;

/** Cases created against cases solved, by month; amounts never over currencies. */
view CreatedAndSolved as
  select from CountedCases {
    key month,
    key segment,
    key currency,
        sum(created)                                  as created       : Integer,
        sum(solved)                                   as solved        : Integer,
        cast(sum(createdAmount) as Decimal(23, 4))    as createdAmount : saldo.Amount,
        cast(sum(solvedAmount) as Decimal(23, 4))     as solvedAmount  : saldo.Amount,
        cast(avg(daysToSolve) as Decimal(9, 1))       as averageDays   : Decimal(9, 1),
        max(daysToSolve)                              as longestDays   : Integer
  }
  where month is not null
  group by month, segment, currency;

/** Where disputes come from, and what they cost. */
view RootCauseFigures as
  select from disputes.Cases {
    key coalesce(rootCause, '')                       as rootCause        : String(4),
    key coalesce(reason, '')                          as reason           : String(4),
    key segment,
    key currency,
        count(*)                                      as cases            : Integer,
        sum(case when solvedOn is not null then 1 else 0 end) as solved   : Integer,
        cast(sum(disputedAmount) as Decimal(23, 4))   as disputedAmount   : saldo.Amount,
        cast(sum(coalesce(correctedAmount, 0)) as Decimal(23, 4))  as correctedAmount  : saldo.Amount,
        cast(sum(coalesce(writtenOffAmount, 0)) as Decimal(23, 4)) as writtenOffAmount : saldo.Amount,
        cast(sum(coalesce(toCollectAmount, 0)) as Decimal(23, 4))  as toCollectAmount  : saldo.Amount,
        cast(avg(daysToSolve) as Decimal(9, 1))       as averageDays      : Decimal(9, 1)
  }
  where status not in ('proposed', 'voided')
  group by coalesce(rootCause, ''), coalesce(reason, ''), segment, currency;
