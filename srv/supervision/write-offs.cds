using {SupervisionService} from './service';
using {saldo.writeoffs} from '../../db/write-offs';
using {saldo.supervision as waiting} from './write-off-views';

extend service SupervisionService with {
  /** Write-offs above what the bank lets one person propose; the ERP hears of none before. */
  @readonly
  entity WriteOffsToApprove as
    select from waiting.WaitingWriteOffs {
      *,
      case
        when isMine = true then 'others'
        else 'you'
      end as decider : String(10),
      deciderText : Association to one SupervisionService.CodeTexts on deciderText.list = 'decider' and deciderText.code = $self.decider,
      items      : Association to many SupervisionService.ItemsToWriteOff on items.writeOff = $self.ID,
      reasonText : Association to one SupervisionService.WriteOffReasons on reasonText.code = $self.reason
    }
    actions {
      /** Proposes it to the ERP, if its items are open as they were. Not by who proposed it. */
      action approve(reason : String(250));
      /** Not by who proposed it. */
      action refuse(reason : String(250));
    };

  @readonly entity ItemsToWriteOff as select from waiting.WaitingWriteOffItems;
  @readonly entity WriteOffReasons as projection on writeoffs.WriteOffReasons;
}

annotate SupervisionService.WriteOffsToApprove with actions {
  refuse(reason @mandatory);
};
