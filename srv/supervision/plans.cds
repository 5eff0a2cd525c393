using {SupervisionService} from './service';
using {saldo.supervision as waiting} from './plan-views';

extend service SupervisionService with {
  /** Plans above the bank's limits, or that the customer can hardly carry; nothing is sent before. */
  @readonly
  entity PlansToApprove as
    select from waiting.WaitingPlans {
      *,
      instalments : Association to many SupervisionService.PlannedInstalments on instalments.plan = $self.ID
    }
    actions {
      /** Sends the plan to the ERP, if its items and first day still allow it. Not by who agreed on it. */
      action approve(reason : String(250));
      /** Not by who agreed on it. */
      action reject(reason : String(250));
    };

  @readonly entity PlannedInstalments as select from waiting.WaitingInstalments;
}

annotate SupervisionService.PlansToApprove with actions {
  reject(reason @mandatory);
};
