import { appendEvent } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import type { Decider } from '../requests/decider.ts';
import { keepCustomerOf } from '../requests/keep-customer.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { conflict } from '../requests/refusal.ts';
import { segmentDays } from '../runs/bank-days.ts';
import { loadPlan, type StoredPlan } from '../worklist/stored-plan.ts';
import { placeOf } from './place-of.ts';
import type { Supervisor } from './supervisor.ts';

/** A plan that waits for a decision, with the day its segment's lists are for. */
export interface WaitingPlan extends StoredPlan {
  readonly businessDate: IsoDate;
}

/** Also keeps a second decision waiting until we end; comes after the customer is kept. */
const CLAIM = `UPDATE saldo_plans_Plans SET decidedAt = ?, decidedBy = ?
  WHERE ID = ? AND needsApproval = true AND state = 'waiting'
    AND ${notRestricted('saldo_plans_Plans')}`;

/**
 * Takes the plan for a decision by this user: PLAN_NOT_WAITING (404) when it does not wait or its person is
 * restricted, PLAN_FOUR_EYES
 * (403) when they agreed on it themselves, SEGMENT_FOREIGN (403) when it is of other people's segment,
 * GROUP_FOREIGN (403) when its customer is in other people's group; who is on no list is decided by
 * everybody of the segment.
 */
export async function takePlanForDecision(decider: Supervisor, id: string): Promise<WaitingPlan> {
  const { db, user, now } = decider;
  await keepCustomerOf(db, 'saldo_plans_Plans', id, user);
  const claimed = await db.execute(CLAIM, [now, user, id]);
  const plan = claimed === 0 ? null : await loadPlan(db, id);
  if (!plan) throw Object.assign(conflict('PLAN_NOT_WAITING'), { status: 404 });
  refuseForeignSegment(decider, plan.segment);
  const { collectionGroup, businessDate } = await placeOf(db, plan);
  if (collectionGroup) refuseForeignGroup(decider, collectionGroup);
  if (plan.createdBy === user) throw Object.assign(conflict('PLAN_FOUR_EYES'), { status: 403 });
  return { ...plan, businessDate: businessDate ?? (await segmentDays(db, now))(plan.segment) };
}

/** Says in the audit trail who decided what of a plan, and why. */
export function auditPlanDecision(
  { db, user, now }: Decider,
  { id, source, partner, segment, currency, principal, createdBy }: WaitingPlan,
  approval: 'approved' | 'rejected',
  reason: string,
): Promise<void> {
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: `plan-${approval}`,
    objectType: 'plan',
    objectKey: id,
    source,
    partner,
    reason,
    details: { segment, currency, principal, proposedBy: createdBy },
  });
}
