using {AdministrationService} from './service';
using {saldo} from '../../db/types';
using {saldo.codes} from '../../db/code-texts';

extend service AdministrationService with {
  /**
   * How long rows of each kind are kept now, and from when otherwise. Two administrators decide on it as on
   * any list of the bank's settings (srv/strategies/lists/of-operation.ts).
   */
  @readonly
  entity RetentionPeriods as
    select from codes.CodeTexts {
      key code as rowKind                  : String(20), // RETENTION_KINDS in srv/runs/retention.ts
          name,
          virtual null as days             : Integer,
          virtual null as monthEndDays     : Integer,     // for the last lists or snapshots of a month
          virtual null as since            : Date,        // none: Saldo's default, as the bank has said nothing
          virtual null as why              : String(250),
          virtual null as decidedBy        : saldo.UserId,
          virtual null as nextFrom         : Date,        // agreed upon, and not yet in force
          virtual null as nextDays         : Integer,
          virtual null as nextMonthEndDays : Integer
    }
    where list = 'retention-kind';
}
