using {saldo} from '../../db/types';
using {saldo.strategies} from '../../db/setting-changes';
using {StrategiesService} from './desk';
using {saldo.strategies.listed as listed} from './list-answers';

// The bank's own lists: call scripts, kinds of letters, policies, limits, deadlines, clerks and codes.
extend service StrategiesService with {
  /** What there is to maintain (srv/strategies/lists/all-lists.ts), named in the reader's language. */
  @readonly
  @cds.persistence.skip
  entity SettingLists {
    key list        : String(30);
        name        : String(80);
        description : String(250);
        isOfSegment : Boolean;   // else of the whole bank
        maintainers : String(250); // who drafts changes of it, in words
        approvers   : String(250); // who puts them into force
        mayWrite    : Boolean;     // whether the reader drafts changes of it
        entries     : Integer;   // rows that the reader sees
        waiting     : Integer;   // rows in drafts and proposals
  } actions {
    function rows()                         returns many listed.Row;
    /** A row as it is written, to be changed; without a key, a new one. */
    function rowToEdit(rowKey : String(250)) returns listed.RowToEdit;
    /**
     * Writes into a draft how a row shall be; a new draft with title and reason where none is named. Refused
     * when the row is not as it was read (SETTING_ROW_CHANGED). Another person puts the change into force.
     */
    action   saveRow(rowKey : String(250), known : String(16), change : UUID, title : String(80),
                     reason : String(250), values : many listed.FieldValue, isRemoved : Boolean)
      returns StrategiesService.SettingChanges;
  };

  /** Rows of lists as they shall be; written by saveRow alone. */
  @readonly
  entity SettingRowChanges as
    select from strategies.SettingRowChanges {
      key change,
      key list,
      key rowKey,
          segment,
          virtual null as listName : String(80),
          virtual null as rowName  : String(250),
          virtual null as what     : String(40),
          virtual null as before   : String(5000),
          virtual null as after    : String(5000),
          virtual null as effect   : String(120), // from when it holds, once another person agrees
          partOf : Association to StrategiesService.SettingChanges on partOf.ID = $self.change
    }
    actions {
      /** Takes the row out of its draft. */
      action drop();
    };
}

extend entity StrategiesService.AssignmentChanges with actions {
  /** Takes the row out of its draft. */
  action drop();
};

extend entity StrategiesService.ExclusionTreatmentChanges with actions {
  /** Takes the row out of its draft. */
  action drop();
};

extend StrategiesService.SettingChanges with columns {
  rows : Association to many StrategiesService.SettingRowChanges on rows.change = $self.ID
};

// Whose list it is says the list itself: srv/strategies/lists/change-roles.ts.
annotate StrategiesService.SettingLists      with @restrict: [{ grant: ['READ', 'rows', 'rowToEdit', 'saveRow'] }];
annotate StrategiesService.SettingRowChanges with @restrict: [{ grant: ['READ', 'drop'] }];
