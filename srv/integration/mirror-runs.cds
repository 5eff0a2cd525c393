using {IntegrationService} from './service';
using {saldo.mirror} from '../../db/mirror';

// How the mirror comes about: what was read, what was counted, what could not be used.
extend service IntegrationService with {
  /** Up to where each object of the ERP has been read. */
  @readonly
  entity MirrorStates  as
    select from mirror.States {
      key source,
      key object,
          highWater,
          fullAt,
          deltaAt,
          startedAt, // of a load that is not done yet; none else
          rowsRead,
          rereadCause, // why it is, or was, read again beside its changes
          rereadSince,
          rereadAt,    // none while it is under way
          objectText : Association to one IntegrationService.CodeTexts
                         on objectText.list = 'mirror-object' and objectText.code = $self.object,
          rereadText : Association to one IntegrationService.CodeTexts
                         on rereadText.list = 'reread' and rereadText.code = $self.rereadCause
    }
    where object <> '(turn)'; // whose turn it is to write: srv/erp/mirror/reader-turn.ts

  /** Each comparison with the ERP's own sums, and how the mirror came there from the one before. */
  @readonly
  entity ControlTotals as
    select from mirror.ControlTotals {
      *,
      // Both have to agree: the sums, and opening + movements = closing.
      case
        when agrees = false or movementsAgree = false then 1
        when accountsOpen > 0 then 2
        else 3
      end as criticality : Integer,
      held               : Association to many IntegrationService.Quarantines
                             on  held.source      = $self.source
                             and held.companyCode = $self.companyCode
                             and held.currency    = $self.currency
    };

  /** Records that could not be used, each with what is wrong and what to do. */
  @readonly
  entity Rejections    as projection on mirror.Rejections excluding { recordFilter, run };

  /** Reads what changed in the ERP and compares the totals, now: whether a break is mended. */
  action checkNow() returns MirrorCheck;

  type MirrorCheck {
    agrees      : Boolean;
    accountsOff : Integer; // kept back from now on
  }
}
