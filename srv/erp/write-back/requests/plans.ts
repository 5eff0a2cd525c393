import type { Database } from '../../../platform/database.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { PlanChangePayload } from '../operation-kinds/plan-change.ts';
import type { PlanPayload } from '../operation-kinds/plan-create.ts';
import type { PlanDeactivatePayload } from '../operation-kinds/plan-deactivate.ts';
import { operationOf, type Requester, request } from './requester.ts';

/** The plan that something is done to, by the id under which Saldo made it; `erpKey` for the ERP's own. */
export interface OfPlan {
  readonly planId: string;
  readonly partner: string;
}

interface OfLine {
  readonly origin: string;
}

/** Enters a plan with the instalments that the ERP simulated and the customer accepted. */
export function requestPlan(db: Database, plan: PlanPayload, requester: Requester) {
  const { partner, planId: subject } = plan;
  return request(db, { kind: 'plan-create', partner, subject, payload: plan }, requester);
}

/**
 * Gives what is unpaid of a plan new days and amounts. `planId` is the change's own; `origin` the plan
 * with which the line began, after whose operations it is sent.
 */
export function requestPlanChange(
  db: Database,
  { planId: subject, origin: objectKey, partner, ...payload }: OfPlan & OfLine & PlanChangePayload,
  requester: Requester,
) {
  return request(db, { kind: 'plan-change', partner, subject, objectKey, payload }, requester);
}

/** Ends a plan. `planId` is the one with which its line began. */
export async function requestPlanDeactivation(
  db: Database,
  deactivation: OfPlan & PlanDeactivatePayload,
  requester: Requester,
): Promise<void> {
  await request(db, deactivationOf(deactivation), requester);
}

/** The same of many plans of one source; the caller has just written their rows, which keeps others off them. */
export async function requestPlanDeactivations(
  db: Database,
  deactivations: readonly (OfPlan & PlanDeactivatePayload)[],
  requester: Requester,
): Promise<void> {
  const operations = deactivations.map((one) => operationOf(deactivationOf(one), requester));
  await enqueueOperations(db, operations);
}

function deactivationOf({ planId: subject, partner, ...payload }: OfPlan & PlanDeactivatePayload) {
  return { kind: 'plan-deactivate', partner, subject, payload } as const;
}
