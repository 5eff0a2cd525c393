import { type BeyondPlan, beyondInstalmentPlan } from '../domain/beyond-instalment-plan.ts';
import { SaldoError } from '../domain/errors.ts';
import { type Affordability, affordabilityOf } from '../domain/plans/affordability.ts';
import { planSchedule } from '../domain/plans/plan-schedule.ts';
import { PLAN_KINDS, type PlanKind, type PlanSchedule } from '../domain/plans/plan-terms.ts';
import { badRequest } from '../requests/refusal.ts';
import { mostInstalments } from './plan-policy.ts';
import type { PlanRequest } from './plan-request.ts';

/** One plan that could be agreed, worked out; amounts are minor units. */
export interface PlanOffer {
  readonly kind: PlanKind;
  /** An instalment plan of FI-CA, or a refinancing that is proposed to the core system. */
  readonly keptBy: 'erp' | 'core';
  readonly beyond: readonly BeyondPlan[];
  readonly schedule: PlanSchedule;
  readonly affordability: Affordability;
  readonly needsApproval: boolean;
}

type Instalments = { readonly number: number } | { readonly amount: number };

/** The plan of one kind, worked out; with the parameter it is about when it cannot be. */
export function offerOf(request: PlanRequest, kind: PlanKind, instalments: Instalments): PlanOffer {
  const { wish, over, policy } = request;
  try {
    const schedule = planSchedule({
      ...wish,
      kind,
      instalments,
      principal: over.principal,
      mostInstalments: mostInstalments(policy, wish.every),
    });
    return judgedOffer(request, kind, schedule);
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    const target = error.code === 'RATE_INVALID' ? 'rate' : targetOf(instalments);
    throw badRequest(error.code, target, error.details);
  }
}

function targetOf(instalments: Instalments): string {
  return 'number' in instalments ? 'instalmentCount' : 'instalmentAmount';
}

/** A schedule with who keeps it, whether the customer can carry it, and who has to agree. */
export function judgedOffer(
  request: PlanRequest,
  kind: PlanKind,
  schedule: PlanSchedule,
): PlanOffer {
  const { wish, over, policy } = request;
  const { instalments, interest, charges } = schedule;
  const arrangement = {
    accounts: over.accounts,
    currencies: [over.currency],
    includesUnbilled: false,
    changesRate: kind !== 'interest-free' || (interest === 0 && charges > 0),
    instalments: instalments.length,
  };
  const beyond = beyondInstalmentPlan(arrangement, policy);
  const affordability = affordabilityOf(instalments, wish.every, wish, policy.affordableShare);
  const { approvalFromCount } = policy;
  const needsApproval =
    isAboveLimit(request) ||
    (approvalFromCount !== null && instalments.length > approvalFromCount) ||
    affordability.verdict === 'unaffordable';
  const keptBy = beyond.length === 0 ? 'erp' : 'core';
  return { kind, keptBy, beyond, schedule, affordability, needsApproval };
}

/** Whether somebody else has to agree by the amount, whatever the schedule. */
export function isAboveLimit({
  policy: { approvalAbove },
  limitAmount,
}: Pick<PlanRequest, 'policy' | 'limitAmount'>): boolean {
  return approvalAbove !== null && limitAmount > approvalAbove;
}

/**
 * What can be offered: the kind and number asked for, else every kind and every number that the bank
 * offers. A refinancing is of one contract: over several, only what FI-CA keeps (PLAN_SEVERAL_CONTRACTS
 * when nothing is left). Of several, what cannot be worked out is left out.
 */
export function planOffers(request: PlanRequest): PlanOffer[] {
  const { wish, policy, over } = request;
  const kinds = wish.kind ? [wish.kind] : PLAN_KINDS;
  const numbers = wish.instalments
    ? [wish.instalments]
    : policy.offeredNumbers.map((number) => ({ number }));
  const isOne = kinds.length * numbers.length === 1;
  const offers = kinds.flatMap((kind) =>
    numbers.flatMap((instalments) => {
      return isOne
        ? offerOf(request, kind, instalments)
        : (tryOffer(request, kind, instalments) ?? []);
    }),
  );
  const possible = offers.filter(({ keptBy }) => keptBy === 'erp' || over.contracts.length === 1);
  if (possible.length > 0) return possible;
  throw badRequest(offers.length > 0 ? 'PLAN_SEVERAL_CONTRACTS' : 'PLAN_NOT_POSSIBLE', 'items');
}

function tryOffer(
  request: PlanRequest,
  kind: PlanKind,
  instalments: Instalments,
): PlanOffer | null {
  try {
    return offerOf(request, kind, instalments);
  } catch (error) {
    if ((error as { status?: number }).status === 400) return null;
    throw error;
  }
}
