import type { Database } from '../../../platform/database.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { DisputeChangePayload } from '../operation-kinds/dispute-change.ts';
import type { DisputeClosePayload } from '../operation-kinds/dispute-close.ts';
import type { DisputePayload } from '../operation-kinds/dispute-create.ts';
import type { DisputeNotePayload } from '../operation-kinds/dispute-note.ts';
import { inSegment, operationOf, type Requester, request } from './requester.ts';

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

interface Closing extends OfCase, DisputeClosePayload {
  /** In which the case is worked on; none for one that no segment collects. */
  readonly segment: string | null;
}

/** As above, for many cases of one ERP whose rows the caller has locked, each in its own segment. */
export function requestDisputeClosings(
  db: Database,
  closings: readonly Closing[],
  requester: Omit<Requester, 'segment'>,
) {
  const operations = closings.map(({ caseId: subject, partner, segment, ...payload }) =>
    operationOf(
      { kind: 'dispute-close', partner, subject, payload },
      inSegment(requester, segment),
    ),
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
