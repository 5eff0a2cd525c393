import type cds from '@sap/cds';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { myDatabase } from '../worklist/visit.ts';

/** One supervisor deciding one thing, at one moment, in one transaction. */
export interface Decider {
  readonly db: Database;
  readonly user: string;
  readonly now: Instant;
}

export async function deciderOf(request: cds.Request): Promise<Decider> {
  const { user, timestamp } = request;
  return { db: await myDatabase(request), user: user.id, now: timestamp.toISOString() };
}

/** The id of what a request is bound to; nothing is read yet. */
export function idOf({ params }: cds.Request): string {
  const key = params.at(-1) as string | { ID?: string } | undefined;
  return (typeof key === 'string' ? key : key?.ID) ?? '';
}
