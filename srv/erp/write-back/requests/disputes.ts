import type { Database } from '../../../platform/database.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { DisputeChangePayload } from '../operation-kinds/dispute-change.ts';
import type { DisputeClosePayload } from '../operation-kinds/dispute-close.ts';
import type { DisputePayload } from '../operation-kinds/dispute-create.ts';
import type { DisputeNotePayload } from '../operation-kinds/dispute-note.ts';
import { operationOf, type Requester, request } from './requester.ts';

/**
 * The case that something is done to: Saldo's id of it, which for a case from the mirror is its
 * CaseUUID, given as `erpKey` too.
 */
export interface OfCase {
  readonly caseId: string;
  readonly partner: string;
}

/** Opens a dispute case. */
export function requestDispute(db: Database, dispute: DisputePayload, requester: Requester) {
  const { partner, caseId: subject } = dispute;
  return request(db, { kind: 'dispute-create', partner, subject, payload: dispute }, requester);
}

export function requestDisputeChange(
  db: Database,
  { caseId: subject, partner, ...payload }: OfCase & DisputeChangePayload,
  requester: Requester,
) {
  return request(db, { kind: 'dispute-change', partner, subject, payload }, requester);
}

export function requestDisputeClosing(
  db: Database,
  { caseId: subject, partner, ...payload }: OfCase & DisputeClosePayload,
  requester: Requester,
) {
  return request(db, { kind: 'dispute-close', partner, subject, payload }, requester);
}

/** As above, for many cases of one ERP whose rows the caller has locked. */
export function requestDisputeClosings(
  db: Database,
  closings: readonly (OfCase & DisputeClosePayload)[],
  requester: Requester,
) {
  const operations = closings.map(({ caseId: subject, partner, ...payload }) =>
    operationOf({ kind: 'dispute-close', partner, subject, payload }, requester),
  );
  return enqueueOperations(db, operations);
}

export function requestDisputeNote(
  db: Database,
  { caseId: subject, partner, ...payload }: OfCase & Omit<DisputeNotePayload, 'user'>,
  requester: Requester,
) {
  const note = { ...payload, user: requester.user };
  return request(db, { kind: 'dispute-note', partner, subject, payload: note }, requester);
}
