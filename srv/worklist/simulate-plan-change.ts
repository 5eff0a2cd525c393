import { formatDecimal } from '../domain/money.ts';
import type { ErpConnection } from '../erp/connection.ts';
import { askErpForChange } from './ask-erp-for-plan.ts';
import { type PlanChangeInput, planChangeRequest } from './plan-change-request.ts';
import { judgedOffer } from './plan-offer.ts';
import { recordPlan } from './record-plan.ts';
import { tellOffer } from './tell-offer.ts';
import type { Visit } from './visit.ts';

/**
 * Asks the ERP what it would make of new instalments for a plan that it has, and keeps its answer as a
 * quote, as for a new plan. Runs outside of any transaction.
 */
export async function simulatePlanChange(
  visit: Visit,
  erp: () => ErpConnection,
  input: PlanChangeInput,
) {
  const request = await planChangeRequest(visit, input);
  const { change, instalments, digits } = request;
  const { plan, origin } = change;
  const { erpPlan, currency } = plan;
  const rows = instalments.map(({ dueOn, amount }) => {
    return { dueOn, amount: formatDecimal(amount, digits) };
  });
  const schedule = await askErpForChange(visit, erp, request, {
    ...{ erpPlan, currency },
    instalments: rows,
  });
  // It is FI-CA's already: what it makes of the change is a plan of FI-CA, whatever it costs.
  const judged = judgedOffer(request, 'interest-free', schedule);
  const offer = { ...judged, keptBy: 'erp', beyond: [] } as const;
  const record = { state: 'quoted', note: '', line: { changes: plan.id, origin } } as const;
  const quote = await visit.db.transaction((db) =>
    recordPlan({ ...visit, db }, request, offer, record),
  );
  return tellOffer(request, offer, visit.language, quote);
}
