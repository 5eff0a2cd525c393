using {IntegrationService} from './service';
using {saldo.mirror} from '../../db/mirror';

// Whether the mirror agrees with the ERP: nothing goes out for accounts on which it does not.
extend service IntegrationService with {
  /** What somebody has to look into now. */
  @readonly
  entity Alerts      as
    select from mirror.Alerts {
      *,
      case
        when kind in ('totals-differ', 'totals-failed', 'rows-gone', 'events-failed') then 'mirror'
        when kind = 'operations-parked' then 'integration'
      end       as place    : String(20), // the app in which somebody looks into it
      case
        when kind in ('totals-differ', 'totals-failed', 'rows-gone', 'events-failed') then '/mirror/'
        when kind = 'operations-parked' then '/integration/'
      end       as placeUrl : String(40),
      kindText  : Association to one IntegrationService.CodeTexts
                    on kindText.list = 'alert' and kindText.code = $self.kind,
      placeText : Association to one IntegrationService.CodeTexts
                    on placeText.list = 'alert-place' and placeText.code = $self.place
    } excluding { clearedAt }
    where clearedAt is null;

  /** Accounts whose totals differ from the ERP's; nothing is written back to them. */
  @readonly
  entity Quarantines as
    select from mirror.Quarantines {
      *,
      reasonText : Association to one IntegrationService.CodeTexts
                     on reasonText.list = 'quarantine' and reasonText.code = $self.reason
    };
}
