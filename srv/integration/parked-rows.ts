import type { Json } from '../domain/canonical-json.ts';
import { faultWords } from '../domain/fault-words.ts';
import { jsonLines } from '../domain/json-lines.ts';
import type { Language } from '../domain/language.ts';
import { maskPersonal } from '../domain/mask-personal.ts';
import { operationWords, refusalWords } from '../domain/operation-words.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** A row of the list, as far as it is completed here. */
export interface ParkedRow {
  readonly ID?: string;
  what?: string | null;
  cause?: string | null;
  waiting?: number | null;
  payload?: string | null;
  conflict?: string | null;
  content?: string | null;
  versions?: string | null;
}

/** What the ERP, or sending itself, has against an operation. */
export interface Fault {
  readonly kind: string;
  readonly refusal: string | null;
  readonly errorCode: string | null;
  readonly errorText: string | null;
}

interface Kept extends Fault {
  readonly id: string;
  readonly payload: string;
  readonly conflict: string | null;
  readonly waiting: number;
}

/** Completes a page: one query, whatever the number of rows. */
export async function completeParked(
  db: Database,
  rows: readonly ParkedRow[],
  language: Language,
): Promise<void> {
  const known = new Map((await loadKept(db, rows)).map((kept) => [kept.id, kept]));
  for (const row of rows) {
    const kept = known.get(row.ID ?? '');
    if (!kept) continue;
    const { kind, payload, conflict, waiting } = kept;
    row.what = operationWords(kind, language);
    row.cause = causeOf(kept, language);
    row.waiting = waiting;
    row.payload = maskedJson(payload);
    row.conflict = conflict === null ? null : maskedJson(conflict);
    row.content = linesOf(row.payload);
    row.versions = linesOf(row.conflict);
  }
}

/** In words where there are some; else what was answered. */
export function causeOf(
  { kind, refusal, errorCode, errorText }: Fault,
  language: Language,
): string | null {
  if (refusal) return refusalWords(kind, refusal, language);
  return faultWords(kind, errorCode, language) ?? errorText?.slice(0, 500) ?? null;
}

/** JSON without personal data; nothing of what cannot be read. */
export function maskedJson(text: string): string | null {
  try {
    return JSON.stringify(maskPersonal(JSON.parse(text) as Json));
  } catch {
    return null;
  }
}

function linesOf(json: string | null): string | null {
  return json === null ? null : jsonLines(JSON.parse(json)).join('\n');
}

function loadKept(db: Database, rows: readonly ParkedRow[]): Promise<Kept[]> {
  const ids = rows.flatMap(({ ID }) => ID ?? []);
  return db.query<Kept>(
    `SELECT parked.ID AS id, parked.kind, parked.refusal, parked.errorCode AS "errorCode",
            parked.errorText AS "errorText",
            parked.payload, parked.conflict,
            (SELECT CAST(COUNT(*) AS BIGINT) FROM saldo_operations_Operations behind
              WHERE behind.source = parked.source AND behind.objectKey = parked.objectKey
                AND behind.sequence > parked.sequence
                AND behind.state IN ('pending', 'sending', 'parked')) AS waiting
       FROM saldo_operations_Operations parked WHERE parked.ID ${inList(db.dialect)}`,
    [JSON.stringify(ids)],
  );
}
