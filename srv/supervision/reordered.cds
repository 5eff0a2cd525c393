using {SupervisionService} from './service';
using {saldo.supervision as moved} from './reordered-views';

extend service SupervisionService with {
  /** Whom agents moved on today's lists against the strategy's order, why, and whether it still holds. */
  @readonly
  entity ReorderedPositions as
    select from moved.ReorderedPositions {
      *,
      placeText    : Association to one SupervisionService.CodeTexts on placeText.list = 'place' and placeText.code = $self.place,
      priorityText : Association to one SupervisionService.Priorities on priorityText.code = $self.priority,
      stageText    : Association to one SupervisionService.Stages on stageText.code = $self.stage
    };
}
