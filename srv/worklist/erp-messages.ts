import type { Language } from '../domain/language.ts';
import { operationWords, refusalWords } from '../domain/operation-words.ts';
import type { OperationKindName } from '../erp/write-back/operation-kinds/index.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** A row of the worklist with the customer whose refusals it tells. */
export interface MessagedRow {
  readonly source?: string;
  readonly partner?: string;
  erpMessage?: string | null;
}

/** An operation of a customer, told in words. */
export interface OperationRow {
  readonly kind: string;
  readonly refusal?: string | null;
  text?: string | null;
}

/** An object that was agreed on, with what the ERP has against it. */
export interface RefusableRow {
  readonly operationRefusal?: string | null;
  operationError?: string | null;
}

interface Refused {
  readonly source: string;
  readonly partner: string;
  readonly kind: string;
  readonly refusal: string;
}

/** Tells the newest refusal of each customer of a page that still waits for somebody: one query. */
export async function tellErpMessages(
  db: Database,
  rows: readonly MessagedRow[],
  language: Language,
): Promise<void> {
  const partners = JSON.stringify(rows.map(({ partner }) => partner));
  const refused = await db.query<Refused>(
    `SELECT source, partner, kind, refusal FROM saldo_operations_Operations
      WHERE state = 'parked' AND refusal IS NOT NULL AND partner ${inList(db.dialect)}
      ORDER BY parkedAt, ID`,
    [partners],
  );
  const newest = new Map(refused.map((one) => [`${one.source}/${one.partner}`, one]));
  for (const row of rows) {
    const found = newest.get(`${row.source}/${row.partner}`);
    row.erpMessage = found ? refusalWords(found.kind, found.refusal, language) : null;
  }
}

/** Tells what each operation is, and what the ERP has against it. */
export function tellOperations(rows: readonly OperationRow[], language: Language): void {
  for (const row of rows) {
    row.text = row.refusal
      ? refusalWords(row.kind, row.refusal, language)
      : operationWords(row.kind, language);
  }
}

/** Tells at the object itself what the ERP has against it; of operations of one kind. */
export function tellRefusals(
  rows: readonly RefusableRow[],
  kind: OperationKindName,
  language: Language,
): void {
  for (const row of rows) {
    const { operationRefusal } = row;
    row.operationError = operationRefusal ? refusalWords(kind, operationRefusal, language) : null;
  }
}
