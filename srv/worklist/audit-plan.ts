import { appendEvent } from '../audit/append-event.ts';
import type { StoredPlan } from './stored-plan.ts';
import type { Visit } from './visit.ts';

/** Says in the audit trail what an agent did with a plan: the terms as they were then, and what else counts. */
export function auditPlan(
  { db, agent, now, position }: Visit,
  decision: 'plan-agreed' | 'plan-changed' | 'plan-withdrawn',
  plan: StoredPlan,
  reason: string,
  more: Readonly<Record<string, string | boolean | null>> = {},
): Promise<void> {
  const { source, partner, segment } = position;
  const { id, kind, keptBy, currency, principal, instalments, needsApproval, changes } = plan;
  const [first, last] = [instalments[0]?.dueOn ?? null, instalments.at(-1)?.dueOn ?? null];
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision,
    objectType: 'plan',
    objectKey: id,
    source,
    partner,
    reason,
    details: {
      ...{ segment, kind, keptBy, currency, principal, needsApproval, changes, first, last },
      ...{ instalments: instalments.length, ...more },
    },
  });
}
