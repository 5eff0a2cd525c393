using {WorklistService} from './service';
using {saldo.ledger} from '../../db/item-states';
using {saldo.strategies} from '../../db/strategies';

// The words and the criticality behind the codes that the views work out themselves.
extend service WorklistService with {
  @readonly entity ItemStates as projection on ledger.ItemStates;
  @readonly entity Treatments as projection on strategies.Treatments;
}

extend WorklistService.Items with columns {
  stateText : Association to one WorklistService.ItemStates on stateText.code = $self.state
};

extend WorklistService.MyPositions with columns {
  promiseText : Association to one WorklistService.PromiseStatuses
                  on promiseText.code = $self.promiseState,
  treatmentText : Association to one WorklistService.Treatments
                    on treatmentText.code = $self.treatment
};

extend WorklistService.Contacts with columns {
  directionText : Association to one WorklistService.Directions
                    on directionText.code = $self.direction
};
