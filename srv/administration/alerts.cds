using {AdministrationService} from './service';
using {saldo.mirror} from '../../db/mirror';

extend service AdministrationService with {
  /** What somebody has to look into; open while `clearedAt` is empty. */
  @readonly entity Alerts     as projection on mirror.Alerts;

  /** What is open now, with what to do about it. */
  @readonly
  entity OpenAlerts as
    select from mirror.Alerts {
      *,
      // Where it is put right; none for what is put right here.
      case
        when kind = 'operations-parked' then '/integration/'
        when kind in ('totals-differ', 'totals-failed', 'rows-gone', 'events-failed') then '/mirror/'
      end                as deskUrl : String(40),
      virtual null as todo     : String(500),
      virtual null as openDesk : String(40),
      kindText : Association to one AdministrationService.CodeTexts
                   on kindText.list = 'alert' and kindText.code = $self.kind
    } excluding { clearedAt }
    where clearedAt is null;
}
