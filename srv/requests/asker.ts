import type cds from '@sap/cds';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { languageOf } from './language-of.ts';
import { segmentsOf } from './limits.ts';
import { myDatabase } from './my-database.ts';

/** One user asking one thing, at one moment, in one transaction. */
export interface Asker {
  readonly db: Database;
  readonly user: string;
  readonly language: Language;
  readonly now: Instant;
  /** The segments that the user is limited to; null for all. */
  readonly segments: readonly string[] | null;
  /** Whether the user has a role. */
  readonly is: (role: string) => boolean;
}

export async function askerOf(request: cds.Request): Promise<Asker> {
  return {
    db: await myDatabase(request),
    user: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    segments: segmentsOf(request.user),
    is: (role) => request.user.is(role),
  };
}
