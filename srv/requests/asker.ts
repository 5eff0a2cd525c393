import type cds from '@sap/cds';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { languageOf } from './language-of.ts';
import { type Limits, limitsOf } from './limits.ts';
import { myDatabase } from './my-database.ts';

/** One user asking one thing, at one moment, in one transaction. */
export interface Asker extends Limits {
  readonly db: Database;
  readonly user: string;
  readonly language: Language;
  readonly now: Instant;
  /** Whether the user has a role. */
  readonly is: (role: string) => boolean;
}

export async function askerOf(request: cds.Request): Promise<Asker> {
  return {
    db: await myDatabase(request),
    user: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    ...limitsOf(request.user),
    is: (role) => request.user.is(role),
  };
}
