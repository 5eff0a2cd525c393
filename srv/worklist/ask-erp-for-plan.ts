import { SaldoError } from '../domain/errors.ts';
import { formatDecimal, parseDecimal } from '../domain/money.ts';
import { refusalWords } from '../domain/operation-words.ts';
import type { PlanSchedule } from '../domain/plans/plan-terms.ts';
import type { ErpConnection } from '../erp/connection.ts';
import { ErpError } from '../erp/erp-error.ts';
import { type ErpScales, loadErpScales } from '../erp/mirror/erp-scales.ts';
import {
  type PlanChange,
  type PlanTerms,
  type SimulatedPlan,
  simulatePlan,
  simulatePlanChange,
} from '../erp/simulate-plan.ts';
import { refusalOf } from '../erp/write-back/refusal-of.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import type { PlanRequest } from './plan-request.ts';
import type { Visit } from './visit.ts';

/**
 * The schedule that the ERP would make of a request. PLAN_REFUSED_BY_ERP with its reason in words;
 * PLAN_ERP_SILENT (424) when it does not answer or is not configured.
 */
export function askErpForPlan(
  visit: Visit,
  erp: () => ErpConnection,
  request: PlanRequest,
): Promise<PlanSchedule> {
  return scheduleOfErp(visit, request, (scales) =>
    simulatePlan(erp(), scales, termsOf(visit, request)),
  );
}

/** As `askErpForPlan`, of new instalments for a plan that the ERP has. */
export function askErpForChange(
  visit: Visit,
  erp: () => ErpConnection,
  request: PlanRequest,
  change: PlanChange,
): Promise<PlanSchedule> {
  return scheduleOfErp(visit, request, (scales) => simulatePlanChange(erp(), scales, change));
}

async function scheduleOfErp(
  { db, language, position }: Visit,
  request: PlanRequest,
  simulate: (scales: ErpScales) => Promise<SimulatedPlan>,
): Promise<PlanSchedule> {
  try {
    const scales = await loadErpScales(db, position.source);
    return scheduleOf(await simulate(scales), request);
  } catch (error) {
    if (!(error instanceof SaldoError) || !error.code.startsWith('ERP_')) throw error;
    const refusal = isRefused(error) ? await refusalOf(db, error) : null;
    if (refusal === null) throw Object.assign(conflict('PLAN_ERP_SILENT'), { status: 424 });
    throw conflict('PLAN_REFUSED_BY_ERP', { text: refusalWords('plan-create', refusal, language) });
  }
}

/** 5xx is an ERP in trouble, whatever it says. */
function isRefused(error: SaldoError): boolean {
  return error instanceof ErpError && (error.failure.status ?? 500) < 500;
}

function termsOf({ position }: Visit, { wish, over, digits }: PlanRequest): PlanTerms {
  const { instalments } = wish;
  if (!instalments) throw badRequest('PLAN_NUMBER_WRONG', 'instalmentCount');
  const items = over.items.map(({ key: { document, repetition, item, subitem } }) => {
    return { document, repetition, item, subitem };
  });
  return {
    partner: position.partner,
    account: over.accounts[0] ?? '',
    currency: over.currency,
    firstDueOn: wish.firstDueOn,
    every: wish.every,
    instalments:
      'number' in instalments ? instalments : { amount: formatDecimal(instalments.amount, digits) },
    items,
  };
}

/** Charges and interest that the ERP adds are in its instalments; which of them, it does not say. */
function scheduleOf({ charges, interest, instalments }: SimulatedPlan, { digits }: PlanRequest) {
  const units = (amount: string) => parseDecimal(amount, digits);
  const total = instalments.reduce((sum, { amount }) => sum + units(amount), 0);
  const principal = total - units(charges) - units(interest);
  let left = total;
  const rows = instalments.map(({ dueOn, amount }, index) => {
    left -= units(amount);
    const parts = { principal: units(amount), interest: 0, charges: 0 };
    return { number: index + 1, dueOn, amount: units(amount), ...parts, balance: left };
  });
  return {
    principal,
    charges: units(charges),
    interest: units(interest),
    total,
    instalments: rows,
  };
}
