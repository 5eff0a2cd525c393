import type { Database } from '../../../platform/database.ts';
import type { ResubmissionPayload } from '../operation-kinds/resubmission.ts';
import type { WorklistResultPayload } from '../operation-kinds/worklist-result.ts';
import { type Requester, request } from './requester.ts';

/** Tells the ERP when somebody comes back to a customer. */
export function requestResubmission(
  db: Database,
  resubmission: Omit<ResubmissionPayload, 'user'>,
  requester: Requester,
) {
  const { partner, resubmissionId: subject } = resubmission;
  const payload = { ...resubmission, user: requester.user };
  return request(db, { kind: 'resubmission', partner, subject, payload }, requester);
}

/** Tells the ERP that a customer's day on a list is done; the event is the one of the position. */
export function requestWorklistResult(
  db: Database,
  { event: subject, ...result }: Omit<WorklistResultPayload, 'user'> & { readonly event: string },
  requester: Requester,
) {
  const payload = { ...result, user: requester.user };
  return request(
    db,
    { kind: 'worklist-result', partner: result.partner, subject, payload },
    requester,
  );
}
