using {SupervisionService} from './service';
using {saldo.operations} from '../../db/operations';
using {saldo.supervision as placed} from './placement-views';

extend service SupervisionService with {
  /** Items at external agencies, as the ERP was asked for it: the night submits and recalls what the lists say. */
  @readonly
  entity AgencySubmissions as
    select from placed.AgencySubmissions {
      *,
      virtual null        as refusedText : String(500), // what the ERP has against it, in words
      groupText           : Association to one SupervisionService.GroupNames on groupText.collectionGroup = $self.collectionGroup,
      stateText           : Association to one SupervisionService.CodeTexts
                              on  stateText.list = 'submission-state'
                              and stateText.code = $self.state,
      causeText           : Association to one SupervisionService.CodeTexts
                              on  causeText.list = 'recall-cause'
                              and causeText.code = $self.recallCause,
      operationText       : Association to one SupervisionService.OperationStates on operationText.code = $self.operationState,
      recallOperationText : Association to one SupervisionService.OperationStates on recallOperationText.code = $self.recallState
    };

  @readonly entity OperationStates as projection on operations.OperationStates;

  /**
   * Who agencies are in the ERP: Saldo submits to those that have a partner there, and to no others. Changed
   * by two, in the list of settings `agency-partners`.
   */
  @readonly
  entity AgenciesInErp as select from placed.AgenciesInErp;
}
