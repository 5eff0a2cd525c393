using {IntegrationService} from './service';
using {saldo.mirror} from '../../db/mirror';

// Whether each open item, partner, account, promise … of the ERP is here, and nothing else.
extend service IntegrationService with {
  /** What comparisons of keys found, by schedule or by hand, and what they repaired. */
  @readonly
  entity KeyComparisons as
    select from mirror.KeyComparisons {
      *,
      case
        when missing + different + extra = 0 then 3
        else 2
      end as criticality : Integer,
      objectText         : Association to one IntegrationService.CodeTexts
                             on objectText.list = 'mirror-object' and objectText.code = $self.object
    };

  /** Compares keys and contents with the ERP now, and reads again what differs. */
  action reconcileKeys() returns many KeysFound;

  /** What was found of one object of the ERP. */
  type KeysFound {
    object    : String(40);
    compared  : Integer64;
    missing   : Integer; // in the ERP and not here
    extra     : Integer; // here and not in the ERP
    different : Integer; // on both sides, not the same
    written   : Integer; // rows that were repaired
    gone      : Integer; // marked as left: the ERP does not have them any more
  }
}
