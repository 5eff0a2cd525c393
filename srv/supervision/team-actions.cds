using {saldo} from '../../db/types';
using {SupervisionService} from './service';

extend service SupervisionService with {
  /** Today only, as the first day and the last. */
  type DaysFromToday {
    validFrom : Date;
    validTo   : Date;
  }
}

/** What is decided on an agent's row of the team: whose it is stands there already. */
extend SupervisionService.TeamLoads with actions {
  /** As recordAbsence. */
  action   markAbsent(validFrom : Date, validTo : Date, isHalfDay : Boolean, reason : String(40)) returns UUID;
  /** As assignForAWhile, of all that the agent owns in the group. */
  action   lendCustomers(agent : saldo.UserId, validFrom : Date, validTo : Date, reason : String(100)) returns UUID;
  /** What both start with: the day that the segment's lists are for. */
  function daysFromToday() returns SupervisionService.DaysFromToday;
};

annotate SupervisionService.TeamLoads with actions {
  markAbsent(validFrom @mandatory, validTo @mandatory, reason @mandatory);
  lendCustomers(agent @mandatory, validFrom @mandatory, validTo @mandatory, reason @mandatory);
};
