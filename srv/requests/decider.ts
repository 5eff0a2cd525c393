import type cds from '@sap/cds';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { segmentsOf } from './limits.ts';
import { myDatabase } from './my-database.ts';

/** One supervisor deciding one thing, at one moment, in one transaction. */
export interface Decider {
  readonly db: Database;
  readonly user: string;
  readonly now: Instant;
  /** The segments that the supervisor is limited to; null for all. */
  readonly segments: readonly string[] | null;
}

export async function deciderOf(request: cds.Request): Promise<Decider> {
  const { user, timestamp } = request;
  return {
    db: await myDatabase(request),
    user: user.id,
    now: timestamp.toISOString(),
    segments: segmentsOf(user),
  };
}
