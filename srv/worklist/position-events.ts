import type { Language } from '../domain/language.ts';
import { operationWords, refusalWords } from '../domain/operation-words.ts';
import { positionChange } from '../domain/position-change.ts';
import { CAUSE_WORDS } from '../domain/position-change-words.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { actionTeller } from './action-words.ts';
import { loadValuations } from './stored-valuations.ts';

/** An event of a position with what its text is told from. */
export interface EventRow {
  readonly source: string;
  readonly cause: string;
  readonly fromStatus?: string | null;
  readonly toStatus: string;
  readonly fromFactRow?: string | null;
  readonly toFactRow?: string | null;
  /** What the ERP refused. */
  readonly operation?: string | null;
  /** What was done, and why, of an action that changes no figure. */
  readonly about?: string | null;
  readonly note?: string | null;
  text?: string | null;
}

/** Tells what changed and why: a few queries for each source of a page, whatever the number of rows. */
export async function tellPositionEvents(
  db: Database,
  rows: readonly EventRow[],
  language: Language,
): Promise<void> {
  for (const [source, members] of Map.groupBy(rows, (row) => row.source)) {
    const hashes = members.flatMap((row) => [row.fromFactRow ?? [], row.toFactRow ?? []].flat());
    const valuations = await loadValuations(db, source, hashes);
    const refusals = await loadRefusals(db, members, language);
    const toldOf = await actionTeller(db, members, language);
    for (const row of members) {
      const told = refusals.get(row.operation ?? '') ?? toldOf(row);
      if (told) {
        row.text = told;
        continue;
      }
      const happening = {
        cause: row.cause,
        fromStatus: row.fromStatus ?? null,
        toStatus: row.toStatus,
        before: valuations.get(row.fromFactRow ?? '') ?? null,
        after: valuations.get(row.toFactRow ?? '') ?? null,
      };
      row.text = positionChange(happening, language).words;
    }
  }
}

interface RefusedOperation {
  readonly id: string;
  readonly kind: string;
  readonly refusal: string | null;
}

/** The words of what the ERP refused, by operation; one that was settled since says only what it was. */
async function loadRefusals(
  db: Database,
  rows: readonly EventRow[],
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ operation }) => operation ?? []);
  if (ids.length === 0) return new Map();
  const operations = await db.query<RefusedOperation>(
    `SELECT ID AS id, kind, refusal FROM saldo_operations_Operations WHERE ID ${inList(db.dialect)}`,
    [JSON.stringify(ids)],
  );
  const why = CAUSE_WORDS.erp?.[language];
  return new Map(
    operations.map(({ id, kind, refusal }) => {
      const what = refusal ? refusalWords(kind, refusal, language) : operationWords(kind, language);
      return [id, `${why}: ${what}`];
    }),
  );
}
