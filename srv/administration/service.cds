using {saldo.mirror} from '../../db/mirror';
using {saldo.worklists} from '../../db/worklists';
using {saldo.events} from '../../db/events';
using {saldo.codes} from '../../db/code-texts';
using {saldo.organization} from '../../db/organization';

/** What runs by itself, seen and started by hand: mirror, night, write-back, and everything that was rejected. */
@path: '/odata/v4/administration'
service AdministrationService {
  @readonly entity MirrorStates     as projection on mirror.States excluding { nextPage, rereadPage }
    where object <> '(turn)'; // whose turn it is to write: srv/erp/mirror/reader-turn.ts
  @readonly entity ControlTotals    as projection on mirror.ControlTotals;
  @readonly entity Quarantines      as projection on mirror.Quarantines;
  @readonly entity Rejections       as projection on mirror.Rejections excluding { recordFilter };
  @readonly entity RunTotals        as projection on worklists.RunTotals;
  @readonly entity PublishedRuns    as projection on worklists.PublishedRuns;
  @readonly entity Segments         as projection on organization.Segments;
  @readonly entity CodeTexts        as projection on codes.CodeTexts;

  /** Change events of the ERP: waiting, done, failed, or of a type that is not known. */
  @readonly entity ChangeEvents     as projection on events.ChangeEvents;

  /** Reads what changed in the ERP now; returns the counts by object as JSON. */
  action mirrorNow()                    returns String;
  /** Compares the keys of open items with the ERP's now; returns what was found as JSON. */
  action reconcileKeys()                returns String;
  /** Runs the night for a business date (today in each segment's zone when left out). */
  action runNight(businessDate : Date)  returns String;
  /** Sends what is pending to the ERP now. */
  action sendOperations()               returns String;
  /** Tries the change events again that wait or have failed; returns what became of them as JSON. */
  action retryChangeEvents()            returns String;
}
