import type { IsoDate } from '../domain/iso-date.ts';
import type { ErpConnection } from './connection.ts';
import { unexpectedPage } from './erp-error.ts';
import type { ErpScales } from './mirror/erp-scales.ts';
import { services } from './services.ts';
import { itemFields, type PayloadItem } from './write-back/operation-kinds/item-fields.ts';
import {
  type PayloadInstalment,
  wireInstalments,
} from './write-back/operation-kinds/plan-create.ts';

/** What a plan is to be: a number of instalments, or the amount of each (a decimal text). */
export interface PlanTerms {
  readonly partner: string;
  readonly account: string;
  readonly currency: string;
  readonly firstDueOn: IsoDate;
  readonly every: { readonly count: number; readonly unit: 'day' | 'week' | 'month' };
  readonly instalments: { readonly number: number } | { readonly amount: string };
  readonly items: readonly PayloadItem[];
}

/** What the ERP would make of it; amounts as decimal texts. */
export interface SimulatedPlan {
  readonly currency: string;
  readonly amount: string;
  readonly charges: string;
  readonly interest: string;
  readonly instalments: readonly PayloadInstalment[];
}

const UNITS = { day: 'D', week: 'W', month: 'M' } as const;
const plans = { service: services.collections, entity: 'InstallmentPlan' };

/**
 * Asks the ERP for the instalments it would make, while somebody waits: that schedule is what the
 * customer accepts and what the plan is then created with. Changes nothing. What cannot be a plan
 * is an ErpError with the ERP's reason.
 */
export async function simulatePlan(
  erp: ErpConnection,
  scales: ErpScales,
  terms: PlanTerms,
): Promise<SimulatedPlan> {
  const path = '/InstallmentPlan/SAP__self.Simulate';
  const { body } = await erp.write(plans, { method: 'POST', path, body: wireTerms(terms, scales) });
  return planFrom(body, terms.currency, scales);
}

/** A plan of the ERP, and what is to be due in the place of all that is not paid of it. */
export interface PlanChange {
  readonly erpPlan: string;
  readonly currency: string;
  readonly instalments: readonly PayloadInstalment[];
}

/** Asks the ERP what it would make of a change of a plan that it has, as `simulatePlan` does for a new one. */
export async function simulatePlanChange(
  erp: ErpConnection,
  scales: ErpScales,
  { erpPlan, currency, instalments }: PlanChange,
): Promise<SimulatedPlan> {
  const path = '/InstallmentPlan/SAP__self.SimulateChange';
  const Installments = wireInstalments(instalments, currency, scales);
  const request = { CAInstallmentPlan: erpPlan, Installments };
  const { body } = await erp.write(plans, { method: 'POST', path, body: request });
  return planFrom(body, currency, scales);
}

function wireTerms(terms: PlanTerms, scales: ErpScales): object {
  const { instalments, currency, every } = terms;
  return {
    BusinessPartner: terms.partner,
    ContractAccount: terms.account,
    TransactionCurrency: currency,
    CAInstallmentPlanStartDate: terms.firstDueOn,
    IntervalUnit: UNITS[every.unit],
    Interval: every.count,
    ...('number' in instalments
      ? { CANumberOfInstallments: instalments.number }
      : { InstallmentAmount: scales.wire(instalments.amount, currency) }),
    Items: terms.items.map(itemFields),
  };
}

interface WirePlan {
  readonly InstallmentPlanAmount: string;
  readonly ChargesAmount: string;
  readonly InterestAmount: string;
  readonly Installments: readonly {
    readonly InstallmentDate: string;
    readonly InstallmentAmount: string;
  }[];
}

function planFrom(body: unknown, currency: string, scales: ErpScales): SimulatedPlan {
  const plan = body as WirePlan | null;
  if (!Array.isArray(plan?.Installments)) throw unexpectedPage(plans, 'no instalments came');
  const stored = (wire: string) => scales.stored(wire, currency);
  return {
    currency,
    amount: stored(plan.InstallmentPlanAmount),
    charges: stored(plan.ChargesAmount),
    interest: stored(plan.InterestAmount),
    instalments: plan.Installments.map(({ InstallmentDate, InstallmentAmount }) => ({
      dueOn: InstallmentDate,
      amount: stored(InstallmentAmount),
    })),
  };
}
