import type { Instant } from '../domain/iso-date.ts';
import { enqueueOperation } from '../erp/write-back/enqueue-operation.ts';
import type { PromisePayload } from '../erp/write-back/operation-kinds/promise-create.ts';
import type { Database } from '../platform/database.ts';

/** Who lets a promise go to the ERP, and when. */
export interface Sender {
  readonly source: string;
  readonly user: string;
  readonly now: Instant;
}

/** Enqueues the promise's way to the ERP in the caller's transaction; answers the operation's id. */
export function enqueuePromise(
  db: Database,
  promise: PromisePayload,
  { source, user, now }: Sender,
): Promise<string> {
  const about = { source, partner: promise.partner, subject: promise.promiseId };
  const made = { createdAt: now, createdBy: user };
  return enqueueOperation(db, {
    kind: 'promise-create',
    ...about,
    payload: { ...promise },
    ...made,
  });
}
