import cds from '@sap/cds';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
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
}

/** A version as its actions need it. */
export interface VersionRow {
  readonly id: string;
  readonly strategy: string;
  readonly version: number;
  readonly status: string;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly proposedBy: string | null;
}

export async function askerOf(request: cds.Request): Promise<Asker> {
  return {
    db: await myDatabase(request),
    user: request.user.id,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
  };
}

/** The id of the version that a request is bound to; nothing is read yet. */
export function versionIdOf({ params }: cds.Request): string {
  const key = params.at(-1) as string | { ID?: string } | undefined;
  return (typeof key === 'string' ? key : key?.ID) ?? '';
}

/** VERSION_UNKNOWN (404) when there is none. */
export async function loadVersionRow(db: Database, id: string): Promise<VersionRow> {
  const [row] = await db.query<VersionRow>(
    `SELECT ID AS id, strategy, version, status, validFrom AS "validFrom", validTo AS "validTo",
      proposedBy AS "proposedBy"
    FROM saldo_strategies_StrategyVersions WHERE ID = ?`,
    [id],
  );
  if (row) return row;
  throw notFound('VERSION_UNKNOWN', { id });
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
