import { PLAN_KINDS, type PlanKind } from '../domain/plans/plan-terms.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { auditPlan } from './audit-plan.ts';
import { takeHold } from './hold.ts';
import type { Notice } from './notice.ts';
import { isAboveLimit, offerOf } from './plan-offer.ts';
import { loadQuote, refuseWaiting, takeQuote } from './plan-quote.ts';
import { type PlanRequest, planRequest } from './plan-request.ts';
import type { PlanInput } from './plan-terms-input.ts';
import { recordAction } from './record-action.ts';
import { recordPlan } from './record-plan.ts';
import { sendPlan } from './send-plan.ts';
import { loadPlan, type StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** What the customer accepts: the ERP's own schedule by its quote, or the terms of an offer. */
export interface AcceptedPlan extends PlanInput {
  readonly quote?: string | null;
  readonly note?: string | null;
}

/**
 * Agrees on a plan. What the ERP keeps goes there with the schedule it simulated today, over items
 * that are as they were (PLAN_QUOTE_…); what FI-CA cannot keep is proposed to the core system.
 * Above the bank's limits it waits for a second pair of eyes first (PLAN_WAITS).
 */
export async function acceptPlan(visit: Visit, input: AcceptedPlan): Promise<Notice | null> {
  await takeHold(visit);
  const { request, plan } = input.quote
    ? await acceptQuote(visit, input.quote, input.note ?? '')
    : await acceptTerms(visit, input);
  await refuseWaiting(visit, plan.id);
  await recordAction(visit, { cause: 'plan-agreed', about: plan.kind, note: plan.note });
  await auditPlan(visit, 'plan-agreed', plan, plan.note);
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  if (plan.needsApproval) return { code: 'PLAN_WAITS', args: {} };
  await sendPlan(db, plan, request.policy.category, { source, segment, user: agent, now });
  await markChanged(db, [{ source, partner, cause: 'plan', changedAt: now }]);
  return null;
}

interface Accepted {
  readonly request: PlanRequest;
  readonly plan: StoredPlan;
}

async function acceptQuote(visit: Visit, quote: string, note: string): Promise<Accepted> {
  const plan = await loadQuote(visit, quote);
  if (plan.changes) throw conflict('PLAN_QUOTE_UNKNOWN');
  // What it stands for may have been paid or promised, and other plans agreed on, since it was quoted.
  const request = await planRequest(visit, { items: plan.items });
  const needsApproval = plan.needsApproval || isAboveLimit(request);
  return { request, plan: await takeQuote(visit, { ...plan, needsApproval }, note) };
}

async function acceptTerms(visit: Visit, input: AcceptedPlan): Promise<Accepted> {
  const request = await planRequest(visit, input);
  const { instalments } = request.wish;
  if (!instalments) throw badRequest('PLAN_NUMBER_WRONG', 'instalmentCount');
  const offer = offerOf(request, kindOf(request), instalments);
  if (offer.keptBy === 'erp') throw conflict('PLAN_NOT_SIMULATED');
  if (request.over.contracts.length !== 1) throw badRequest('PLAN_SEVERAL_CONTRACTS', 'items');
  const state = offer.needsApproval ? 'waiting' : 'proposed';
  const id = await recordPlan(visit, request, offer, { state, note: input.note ?? '' });
  const plan = await loadPlan(visit.db, id);
  if (!plan) throw conflict('PLAN_QUOTE_UNKNOWN');
  return { request, plan };
}

function kindOf({ wish }: PlanRequest): PlanKind {
  if (wish.kind) return wish.kind;
  throw badRequest('PLAN_KIND_UNKNOWN', 'kind', { value: PLAN_KINDS.join(', ') });
}
