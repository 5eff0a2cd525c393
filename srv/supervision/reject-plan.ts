import type { Supervisor } from './supervisor.ts';
import { auditPlanDecision, takePlanForDecision, type WaitingPlan } from './waiting-plan.ts';

const REJECT = `UPDATE saldo_plans_Plans
  SET state = 'rejected', needsApproval = false, approval = 'rejected', decisionReason = ?
  WHERE ID = ?`;

/** Refuses a waiting plan, with the reason that its agent reads. */
export async function rejectPlan(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason: string },
): Promise<WaitingPlan> {
  const plan = await takePlanForDecision(decider, id);
  await decider.db.execute(REJECT, [reason, id]);
  await auditPlanDecision(decider, plan, 'rejected', reason);
  return plan;
}
