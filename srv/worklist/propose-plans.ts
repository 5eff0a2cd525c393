import { planOffers } from './plan-offer.ts';
import { planRequest } from './plan-request.ts';
import type { PlanInput } from './plan-terms-input.ts';
import { tellOffer } from './tell-offer.ts';
import type { Visit } from './visit.ts';

/**
 * Plans that could be agreed with the customer, to the cent, with whether they can carry them.
 * Stores nothing and takes no hold. PLAN_…, AMOUNT_…
 */
export async function proposePlans(visit: Visit, input: PlanInput) {
  const request = await planRequest(visit, input);
  return planOffers(request).map((offer) => tellOffer(request, offer, visit.language));
}
