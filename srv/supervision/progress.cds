using {SupervisionService} from './service';
using {saldo} from '../../db/types';
using {saldo.teams} from '../../db/teams';
using {saldo.supervision as progress} from './progress-views';
using {saldo.supervision as untouched} from './untouched-views';
using {saldo.supervision as contact} from './contact-views';

extend service SupervisionService with {
  /** How far the day is, by group, agent, strategy and priority; each with what is left and what came in. */
  @readonly entity Progress       as select from progress.Progress;
  /** Open customers by the days since anybody spoke with them, or tried to. */
  @readonly entity Untouched      as select from untouched.Untouched;
  /** Contacts of the day, effective or not, by who made them. */
  @readonly entity ContactFigures as select from contact.ContactFigures;

  /** When to look at somebody, and how the days without a contact are classed. */
  @readonly entity TeamRules      as projection on teams.TeamRules;
  @readonly entity AgeBuckets     as projection on teams.AgeBuckets;

  /**
   * From now on. Nobody is idle by time without minutes; the limits are the last days of each class
   * but the last.
   */
  action setTeamRules(segment : saldo.SegmentId, idleMinutes : Integer, overloadPercent : Integer,
                      ageLimits : many Integer, reason : String(250));
}

annotate SupervisionService.setTeamRules with (
  segment         @mandatory,
  idleMinutes     @assert.range: [1, 1440],
  overloadPercent @mandatory  @assert.range: [1, 1000],
  reason          @mandatory
);
