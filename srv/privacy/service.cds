using {saldo} from '../../db/types';
using {saldo.privacy} from '../../db/privacy';

/** What persons may ask of the bank about their data: see it, restrict it, have it erased. */
@path: '/odata/v4/privacy'
service PrivacyService {
  @readonly entity Restrictions as projection on privacy.Restrictions;
  @readonly entity Erasures     as projection on privacy.Erasures;

  /** Everything that is stored about a person, as JSON by table; that it was asked for is recorded. */
  action exportPerson(source : saldo.Source @mandatory, partner : saldo.PartnerId @mandatory,
                      reason : String(250) @mandatory) returns LargeString;

  /** Nobody sees or contacts the person from now on. To be erased after the retention of persons, or later. */
  action restrictPerson(source : saldo.Source @mandatory, partner : saldo.PartnerId @mandatory,
                        reason : String(250) @mandatory, eraseFrom : Date);

  action liftRestriction(source : saldo.Source @mandatory, partner : saldo.PartnerId @mandatory,
                         reason : String(250) @mandatory);

  /** Erases a restricted person whose time is over, for good; answers with the report. */
  action erasePerson(source : saldo.Source @mandatory, partner : saldo.PartnerId @mandatory,
                     reason : String(250) @mandatory) returns Erasures;
}
