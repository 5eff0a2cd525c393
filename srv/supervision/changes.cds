using {SupervisionService} from './service';
using {saldo.supervision as changed} from './change-views';

extend service SupervisionService with {
  /** Who spread work differently, when and why: customers given away, absences, stand-ins, help, holds and rules. */
  @readonly
  entity TeamChanges as
    select from changed.TeamChanges {
      *,
      changeText : Association to one SupervisionService.CodeTexts
                     on changeText.list = 'team-change' and changeText.code = $self.change
    };
}
