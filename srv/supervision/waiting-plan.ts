import { appendEvent } from '../audit/append-event.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { conflict } from '../worklist/refusal.ts';
import { loadPlan, type StoredPlan } from '../worklist/stored-plan.ts';
import type { Decider } from './decider.ts';
import { refuseForeignSegment } from './supervisor.ts';

/** A plan that waits for a decision, with the day its segment's lists are for. */
export interface WaitingPlan extends StoredPlan {
  readonly businessDate: IsoDate;
}

/** Also keeps a second decision waiting until we end. */
const CLAIM = `UPDATE saldo_plans_Plans SET decidedAt = ?, decidedBy = ?
  WHERE ID = ? AND needsApproval = true AND state = 'waiting'`;

/**
 * Takes the plan for a decision by this user: PLAN_NOT_WAITING (404) when it does not wait, PLAN_FOUR_EYES
 * (403) when they agreed on it themselves, SEGMENT_FOREIGN (403) when it is of other people's segment.
 */
export async function takePlanForDecision(decider: Decider, id: string): Promise<WaitingPlan> {
  const { db, user, now } = decider;
  const claimed = await db.execute(CLAIM, [now, user, id]);
  const plan = claimed === 0 ? null : await loadPlan(db, id);
  if (!plan) throw Object.assign(conflict('PLAN_NOT_WAITING'), { status: 404 });
  refuseForeignSegment(decider, plan.segment);
  if (plan.createdBy === user) throw Object.assign(conflict('PLAN_FOUR_EYES'), { status: 403 });
  const [segment] = await db.query<{ businessDate: IsoDate }>(
    'SELECT businessDate AS "businessDate" FROM saldo_organization_Segments WHERE segment = ?',
    [plan.segment],
  );
  return { ...plan, businessDate: segment?.businessDate ?? now.slice(0, 10) };
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
