import { createdBy, type OfErpObject } from './created-object.ts';
import { restorePlanHere } from './plan-object.ts';
import { wrapperAction } from './wrapper-action.ts';

export interface PlanDeactivatePayload extends OfErpObject {
  /** DEAGD, as the bank configures it. */
  readonly reason: string;
  /** Where an agent withdrew it: which of its line, and when, for it may hold again after a cancelled withdrawal. */
  readonly withdrawal?: { readonly plan: string; readonly at: string };
}

/** Ends a plan: what is open of its originals is due again. */
export const planDeactivate = wrapperAction<PlanDeactivatePayload>({
  entity: 'InstallmentPlan',
  erpKey: 'CAInstallmentPlan',
  action: 'Deactivate',
  touchesLedger: false,
  items: 'frees',
  erpObject: createdBy('plan-create'),
  parameters: ({ reason }) => ({ CAInstlmntPlanDactvtnRsn: reason }),
  cancelled: restorePlanHere,
});
