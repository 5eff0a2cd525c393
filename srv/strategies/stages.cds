using {saldo} from '../../db/types';
using {StrategiesService} from './lists';
using {saldo.strategies.desk as desk} from './desk-answers';

// Stages of a segment, changed in a draft: one rule after the other, as they are asked.
extend service StrategiesService with {
  /** A draft with the stages of a segment as they will stand on a day, to be changed there. */
  action draftStages(segment : saldo.SegmentId @mandatory, validFrom : Date @mandatory, title : String(80) @mandatory,
                     reason : String(250)) returns StrategiesService.SettingChanges;
}

extend entity StrategiesService.SettingChanges with actions {
  /** A stage as it is written, in `treatment`; without a sequence, a new one. */
  function stageToEdit(validFrom : Date, sequence : Integer) returns desk.Clause;
  /** Writes a stage of a draft, a new one at the end; `known` is that of all stages of the day (STAGES_CHANGED). */
  action   saveStage(validFrom : Date, sequence : Integer, known : String(16), stage : String(12) @mandatory,
                     conditions : many desk.WrittenCondition) returns StrategiesService.SettingChanges;
  action   removeStage(validFrom : Date, sequence : Integer, known : String(16)) returns StrategiesService.SettingChanges;
  /** Asks it before or after the one beside it. */
  action   moveStage(validFrom : Date, sequence : Integer, known : String(16), up : Boolean)
    returns StrategiesService.SettingChanges;
};

annotate StrategiesService.draftStages with @requires: 'strategy-manager';
