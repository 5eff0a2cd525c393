using {AdministrationService} from './service';
using {saldo.mirror} from '../../db/mirror';

extend service AdministrationService with {
  /** What somebody has to look into; open while `clearedAt` is empty. */
  @readonly entity Alerts as projection on mirror.Alerts;
}
