using {WorklistService} from './service';
using {saldo.codes} from '../../db/code-texts';
using {saldo.worklist as mine} from './views/timeline/all';

// One customer's whole story, newest first, in words.
extend service WorklistService with {
  @readonly entity Timeline as
    select from mine.MyTimeline {
      *,
      virtual null as text    : String(1500), // what happened
      virtual null as whoName : String(80),   // by whom; none: the customer, the ERP or a run
      kindText : Association to one WorklistService.TimelineKinds on kindText.code = $self.kind
    };

  @readonly entity TimelineKinds as
    select from codes.CodeTexts { key code, name, criticality } where list = 'timeline';
}

extend WorklistService.MyPositions with columns {
  timeline : Association to many WorklistService.Timeline
               on  timeline.segment = $self.segment
               and timeline.source  = $self.source
               and timeline.partner = $self.partner
};
