import { createdBy, type OfErpObject } from './created-object.ts';
import { wrapperAction } from './wrapper-action.ts';

export interface PlanDeactivatePayload extends OfErpObject {
  /** DEAGD, as the bank configures it. */
  readonly reason: string;
}

/** Ends a plan: what is open of its originals is due again. */
export const planDeactivate = wrapperAction<PlanDeactivatePayload>({
  entity: 'InstallmentPlan',
  erpKey: 'CAInstallmentPlan',
  action: 'Deactivate',
  touchesLedger: false,
  erpObject: createdBy('plan-create'),
  parameters: ({ reason }) => ({ CAInstlmntPlanDactvtnRsn: reason }),
});
