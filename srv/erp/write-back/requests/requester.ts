import type { Json } from '../../../domain/canonical-json.ts';
import type { Instant } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import { enqueueOperation, type NewOperation } from '../enqueue-operation.ts';

/** Who wants something of which ERP, and when. */
export interface Requester {
  readonly source: string;
  /** The logon name, or 'system'. */
  readonly user: string;
  readonly now: Instant;
  /** In which it is asked for; left out for what concerns the person in all of them. */
  readonly segment?: string;
}

/** The same in a segment; none for what no segment collects. */
export function inSegment(
  requester: Omit<Requester, 'segment'>,
  segment: string | null,
): Requester {
  return segment === null ? requester : { ...requester, segment };
}

/** What an operation is about. */
export interface Request extends Pick<NewOperation, 'kind' | 'partner' | 'subject' | 'objectKey'> {
  readonly payload: object;
}

/** Puts a request into the outbox, in the caller's transaction; answers the operation's id. */
export function request(
  db: Database,
  { payload, ...about }: Request,
  requester: Requester,
): Promise<string> {
  return enqueueOperation(db, operationOf({ payload, ...about }, requester));
}

export function operationOf(
  { payload, ...about }: Request,
  { source, user, now, segment }: Requester,
): NewOperation {
  const made = { createdAt: now, createdBy: user, ...(segment === undefined ? {} : { segment }) };
  return { ...about, source, payload: payload as Json, ...made };
}
