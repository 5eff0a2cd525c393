using {saldo.contacts} from '../../db/contacts';
using {saldo.privacy} from '../../db/privacy';
using {saldo.privacy as own} from './views';
using {saldo.codes} from '../../db/code-texts';

/** What persons may ask of the bank about their data: see it, restrict it, have it erased. */
@path: '/odata/v4/privacy'
service PrivacyService {
  @readonly
  entity Persons      as
    select from own.Persons {
      *,
      stateText : Association to one CodeTexts
                    on stateText.list = 'person-state' and stateText.code = $self.state
    }
    actions {
      /** Everything that is stored about the person, as JSON by table; that it was asked for is recorded. */
      action exportPerson(reason : String(250) @mandatory) returns LargeString;

      /** Nobody sees or contacts the person from now on. To be erased after the retention of persons, or later. */
      action restrictPerson(reason : String(250) @mandatory, eraseFrom : Date) returns Persons;

      action liftRestriction(reason : String(250) @mandatory) returns Persons;

      /** From today on: what the person allows or withdraws, and how the bank knows. What was said before ends. */
      action recordConsent(channel : String(12) @mandatory, purpose : Purpose @mandatory @assert.range,
                           isGranted : Boolean @mandatory, provenance : String(100) @mandatory, validTo : Date)
        returns Persons;

      /** Erases a restricted person whose time is over, for good; the report is among the erasures. */
      action erasePerson(reason : String(250) @mandatory) returns Erasures;
    };

  type Purpose : String(20) enum { collections; advertising };

  @readonly
  entity Consents     as
    select from contacts.Consents {
      *,
      channelText : Association to one Channels on channelText.code = $self.channel,
      purposeText : Association to one CodeTexts
                      on purposeText.list = 'consent-purpose' and purposeText.code = $self.purpose
    };

  @readonly entity Channels     as projection on contacts.Channels;
  @readonly entity Restrictions as projection on privacy.Restrictions;
  @readonly entity Erasures     as projection on privacy.Erasures;

  /** What two people decided: who asked, and who agreed or refused. */
  @readonly
  entity Decisions    as
    select from own.FourEyes {
      *,
      kindText    : Association to one CodeTexts
                      on kindText.list = 'decision-kind' and kindText.code = $self.kind,
      outcomeText : Association to one CodeTexts
                      on outcomeText.list = 'decision-outcome' and outcomeText.code = $self.outcome
    };

  /** Who has read whose sensitive data, once a day. */
  @readonly entity SensitiveReads as projection on privacy.SensitiveReads;

  @readonly entity CodeTexts    as projection on codes.CodeTexts;

  type TrailReport {
    verifiedAt : Timestamp;
    events     : Integer64;
    erased     : Integer64; // emptied, as their persons were erased
    chains     : Integer;
    faultCount : Integer64;
    faults     : many {
      fault    : String(20);
      chain    : UUID;
      sequence : Integer64;
      event    : UUID;
    };
  }

  /** Recomputes the audit trail; a forger who may write everything is found by `npm run verify-audit -- --heads`. */
  action verifyTrail() returns TrailReport;
}
