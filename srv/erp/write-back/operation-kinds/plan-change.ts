import { createdBy, type OfErpObject } from './created-object.ts';
import { type PayloadInstalment, wireInstalments } from './plan-create.ts';
import { cancelPlanChangeHere } from './plan-object.ts';
import { wrapperAction } from './wrapper-action.ts';

/** New dates and amounts for what is not yet paid. */
export interface PlanChangePayload extends OfErpObject {
  readonly currency: string;
  readonly instalments: readonly PayloadInstalment[];
  /** Id of the change: a plan may be changed to the same dates again. */
  readonly change: string;
}

/** The plan keeps its number; what is paid of it stays as it is. */
export const planChange = wrapperAction<PlanChangePayload>({
  entity: 'InstallmentPlan',
  erpKey: 'CAInstallmentPlan',
  action: 'Change',
  touchesLedger: true,
  erpObject: createdBy('plan-create'),
  parameters: ({ currency, instalments }, scales) => ({
    Installments: wireInstalments(instalments, currency, scales),
  }),
  cancelled: cancelPlanChangeHere,
});
