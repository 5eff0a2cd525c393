using {SupervisionService} from './service';
using {saldo.plans} from '../../db/plans';
using {saldo.supervision as waiting} from './plan-views';

extend service SupervisionService with {
  /** Plans above the bank's limits, or that the customer can hardly carry; nothing is sent before. */
  @readonly
  entity PlansToApprove as
    select from waiting.WaitingPlans {
      *,
      case
        when isMine = true then 'others'
        else 'you'
      end as decider : String(10),
      deciderText : Association to one SupervisionService.CodeTexts on deciderText.list = 'decider' and deciderText.code = $self.decider,
      occasionText : Association to one SupervisionService.CodeTexts on occasionText.list = 'plan-occasion' and occasionText.code = $self.occasion,
      instalments       : Association to many SupervisionService.PlannedInstalments on instalments.plan = $self.ID,
      kindText          : Association to one SupervisionService.PlanKinds on kindText.code = $self.kind,
      keptByText        : Association to one SupervisionService.CodeTexts on keptByText.list = 'kept-by' and keptByText.code = $self.keptBy,
      affordabilityText : Association to one SupervisionService.CodeTexts
                            on affordabilityText.list = 'affordability' and affordabilityText.code = $self.affordability
    }
    actions {
      /** Sends the plan to the ERP, if its items and first day still allow it. Not by who agreed on it. */
      action approve(reason : String(250));
      /** Not by who agreed on it. */
      action refuse(reason : String(250));
    };

  @readonly entity PlannedInstalments as select from waiting.WaitingInstalments;
  @readonly entity PlanKinds          as projection on plans.PlanKinds;
}

annotate SupervisionService.PlansToApprove with actions {
  refuse(reason @mandatory);
};
