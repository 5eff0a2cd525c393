import cds from '@sap/cds';
import type { Instant } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { badRequest, type Refusal } from '../worklist/refusal.ts';
import { languageOf, myDatabase } from '../worklist/visit.ts';

/** One user asking one thing, at one moment, in one transaction. */
export interface Asker {
  readonly db: Database;
  readonly user: string;
  readonly language: Language;
  readonly now: Instant;
  /** The segments that the user is limited to; null for all. */
  readonly segments: readonly string[] | null;
}

export async function askerOf(request: cds.Request): Promise<Asker> {
  return {
    db: await myDatabase(request),
    user: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    segments: segmentsOf(request.user),
  };
}

/** What the user's attribute `segment` limits them to; null, without one, is every segment. */
export function segmentsOf({ attr }: { readonly attr?: object }): readonly string[] | null {
  const { segment } = (attr ?? {}) as { segment?: string | readonly string[] | null };
  return segment === undefined || segment === null ? null : [segment].flat();
}

/** The id of what a request is bound to; nothing is read yet. */
export function idOf({ params }: cds.Request): string {
  const key = params.at(-1) as string | { ID?: string } | undefined;
  return (typeof key === 'string' ? key : key?.ID) ?? '';
}

/** 404: there is no such thing. */
export function notFound(code: string, args: Refusal['args'] = {}): Refusal {
  return Object.assign(badRequest(code, '', args), { status: 404, target: undefined });
}

/** 403: this user may not, though another might. */
export function forbidden(code: string, args: Refusal['args'] = {}): Refusal {
  return Object.assign(badRequest(code, '', args), { status: 403, target: undefined });
}

interface Messages {
  at(key: string, locale: string, args?: Refusal['args']): string | undefined;
}

/** The text of a code in a language; undefined when there is none. */
export function textOf(
  code: string,
  language: Language,
  args: Refusal['args'] = {},
): string | undefined {
  return (cds as unknown as { i18n: { messages: Messages } }).i18n.messages.at(
    code,
    language,
    args,
  );
}
