namespace saldo.worklist;

using {saldo.credit} from '../../../db/credit';
using {saldo.worklist.MyPositions} from './positions';

view MyCredit as
  select from MyPositions as mine
  left join credit.CreditProfiles as profile
    on  profile.source  = mine.source
    and profile.partner = mine.partner
  left join credit.CreditStandings as standing
    on  standing.source  = mine.source
    and standing.partner = mine.partner
  {
    key mine.segment,
    key mine.source,
    key mine.partner,
        profile.riskClass,
        profile.score,
        standing.rating,
        standing.isBankrupt,
        standing.foreclosureInitiated
  };
