import type { ErpConnection } from '../erp/connection.ts';
import { badRequest } from '../requests/refusal.ts';
import { askErpForPlan } from './ask-erp-for-plan.ts';
import { judgedOffer } from './plan-offer.ts';
import { planRequest } from './plan-request.ts';
import type { PlanInput } from './plan-terms-input.ts';
import { recordPlan } from './record-plan.ts';
import { tellOffer } from './tell-offer.ts';
import type { Visit } from './visit.ts';

/**
 * Asks the ERP which instalments it would make of an interest-free plan, and keeps its answer as a
 * quote: that schedule is what the customer accepts. Runs outside of any transaction, since nobody
 * waits for the database while the ERP answers. PLAN_BEYOND_ERP for what FI-CA cannot keep.
 */
export async function simulatePlanInErp(visit: Visit, erp: () => ErpConnection, input: PlanInput) {
  const request = await planRequest(visit, { ...input, kind: 'interest-free' });
  if (request.over.accounts.length > 1) throw badRequest('PLAN_BEYOND_ERP', 'items');
  const schedule = await askErpForPlan(visit, erp, request);
  const offer = judgedOffer(request, 'interest-free', schedule);
  if (offer.keptBy !== 'erp') throw badRequest('PLAN_BEYOND_ERP', 'instalmentCount');
  const quote = await visit.db.transaction((db) =>
    recordPlan({ ...visit, db }, request, offer, { state: 'quoted', note: '' }),
  );
  return tellOffer(request, offer, visit.language, quote);
}
