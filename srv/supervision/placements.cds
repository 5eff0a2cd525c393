using {SupervisionService} from './service';
using {saldo.supervision as placed} from './placement-views';

extend service SupervisionService with {
  /** Items at external agencies, as the ERP was asked for it: the night submits and recalls what the lists say. */
  @readonly entity AgencySubmissions as projection on placed.AgencySubmissions;
}
