using {AdministrationService} from './service';
using {saldo.organization} from '../../db/organization';

extend service AdministrationService with {
  /** How long rows of a kind are kept; a default of Saldo's where nothing is said. */
  @readonly entity RetentionPeriods as projection on organization.RetentionPeriods;

  type RetentionKind : String(20) enum {
    changes;
    runDetails = 'run-details';
    worklists;
    trials;
    snapshots;
    fileRows   = 'file-rows';
    persons;
    reads;
  };

  /** From a day after today on, rows of a kind are kept so many days, and month ends so many. What is older goes for good. */
  action setRetention(kind         : RetentionKind @mandatory  @assert.range,
                      days         : Integer @mandatory  @assert.range: [7, 36500],
                      monthEndDays : Integer @assert.range: [7, 36500],
                      validFrom    : Date @mandatory,
                      reason       : String(250) @mandatory);
}
