import { createdBy, type OfErpObject } from './created-object.ts';
import type { PayloadInstalment } from './plan-create.ts';
import { wrapperAction } from './wrapper-action.ts';

/** New dates and amounts for what is not yet paid. */
export interface PlanChangePayload extends OfErpObject {
  readonly currency: string;
  readonly instalments: readonly PayloadInstalment[];
  /** Id of the change: a plan may be changed to the same dates again. */
  readonly change: string;
}

export const planChange = wrapperAction<PlanChangePayload>({
  entity: 'InstallmentPlan',
  erpKey: 'CAInstallmentPlan',
  action: 'Change',
  touchesLedger: true,
  erpObject: createdBy('plan-create'),
  parameters: ({ currency, instalments }, scales) => ({
    Installments: instalments.map(({ dueOn, amount }) => ({
      InstallmentDate: dueOn,
      InstallmentAmount: scales.wire(amount, currency),
    })),
  }),
});
