import type cds from '@sap/cds';
import type { Language } from '../domain/language.ts';
import type { Database } from '../platform/database.ts';
import { languageOf } from './language-of.ts';
import { myDatabase } from './my-database.ts';
import { badRequest } from './refusal.ts';

/** A column told in words when a page is read, and the columns it is told from. */
export interface ToldColumn {
  readonly told: string;
  readonly from: readonly string[];
}

/** Which columns of an entity are told, and of which rows: those where `of` has a value. */
export interface Told {
  readonly entity: string;
  readonly of: string;
  readonly columns: readonly ToldColumn[];
}

/** Fills the told columns of rows, in the user's language; queries for all of them, never one a row. */
export type Tell<Row> = (
  db: Database,
  rows: readonly Row[],
  language: Language,
) => Promise<void> | void;

interface ReadQuery {
  readonly SELECT?: {
    readonly columns?: ('*' | { ref?: string[] })[];
    readonly where?: unknown;
    readonly having?: unknown;
    readonly orderBy?: unknown;
    readonly groupBy?: unknown;
    readonly from?: unknown;
  };
}

/** Tells columns in words whenever a page asks for one of them. */
export function tellWhenRead<Row>(
  service: cds.ApplicationService,
  { entity, of, columns }: Told,
  tell: Tell<Row>,
): void {
  const asked = new WeakSet<object>();
  service.before('READ', entity, (request) => {
    const wanted = columns.map((column) => readWhatIsNeeded(request.query, column));
    if (wanted.includes(true)) asked.add(request);
  });
  service.after('READ', entity, async (result, request) => {
    const rows: Row[] = [result].flat().filter((row) => row?.[of]);
    if (rows.length === 0 || !asked.has(request)) return;
    await tell(await myDatabase(request), rows, languageOf(request.locale));
  });
}

/**
 * Words are made from other columns, so a client that selects only them gets those too; and the
 * database knows no words, so to filter or sort by them is refused (REASONS_NOT_SEARCHABLE). Answers
 * whether the words are asked for.
 */
export function readWhatIsNeeded(query: unknown, { told, from }: ToldColumn): boolean {
  const { columns, ...rest } = (query as ReadQuery).SELECT ?? {};
  if (mentions(rest, told)) throw badRequest('REASONS_NOT_SEARCHABLE', told);
  const names = new Set(columns?.map((column) => (column === '*' ? column : column.ref?.[0])));
  if (!names.has(told)) return columns === undefined || names.has('*');
  for (const name of from) {
    if (!names.has(name)) columns?.push({ ref: [name] });
  }
  return true;
}

/** Whether a part of a query refers to the column, however deep. */
function mentions(part: unknown, column: string): boolean {
  if (part === null || typeof part !== 'object') return false;
  const { ref } = part as { readonly ref?: unknown };
  if (Array.isArray(ref) && ref.at(-1) === column) return true;
  return Object.values(part).some((inner) => mentions(inner, column));
}
