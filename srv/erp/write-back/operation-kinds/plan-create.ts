import type { ErpScales } from '../../mirror/erp-scales.ts';
import { itemFields, type PayloadItem } from './item-fields.ts';
import { cancelPlanHere, dropTwinOfErp } from './plan-object.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** An instalment; amounts as decimal texts. */
export interface PayloadInstalment {
  readonly dueOn: string;
  readonly amount: string;
}

/** Instalments as the contract has them. */
export function wireInstalments(
  instalments: readonly PayloadInstalment[],
  currency: string,
  scales: ErpScales,
) {
  return instalments.map(({ dueOn, amount }) => ({
    InstallmentDate: dueOn,
    InstallmentAmount: scales.wire(amount, currency),
  }));
}

/** A plan as the ERP simulated it and the customer accepted it. */
export interface PlanPayload {
  readonly planId: string;
  readonly partner: string;
  readonly account: string;
  readonly category: string;
  readonly currency: string;
  readonly amount: string;
  readonly instalments: readonly PayloadInstalment[];
  readonly items: readonly PayloadItem[];
}

/** Enters an instalment plan (FKK_INSTPLN_HEAD); its instalments and originals come back by the mirror. */
export const planCreate = wrapperCreate<PlanPayload>({
  entity: 'InstallmentPlan',
  erpKey: 'CAInstallmentPlan',
  touchesLedger: true,
  items: 'takes',
  body: (plan, scales) => ({
    BusinessPartner: plan.partner,
    ContractAccount: plan.account,
    CAInstallmentPlanCategory: plan.category,
    TransactionCurrency: plan.currency,
    InstallmentPlanAmount: scales.wire(plan.amount, plan.currency),
    _Date: wireInstalments(plan.instalments, plan.currency, scales),
    _Item: plan.items.map(itemFields),
  }),
  confirmed: dropTwinOfErp,
  cancelled: cancelPlanHere,
});
