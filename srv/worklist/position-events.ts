import type { Language } from '../domain/language.ts';
import { positionChange } from '../domain/position-change.ts';
import type { Database } from '../platform/database.ts';
import { loadValuations } from './stored-valuations.ts';

/** An event of a position with what its text is told from. */
export interface EventRow {
  readonly source: string;
  readonly cause: string;
  readonly fromStatus?: string | null;
  readonly toStatus: string;
  readonly fromFactRow?: string | null;
  readonly toFactRow?: string | null;
  text?: string | null;
}

/** Tells what changed and why: three queries for each source of a page, whatever the number of rows. */
export async function tellPositionEvents(
  db: Database,
  rows: readonly EventRow[],
  language: Language,
): Promise<void> {
  for (const [source, members] of Map.groupBy(rows, (row) => row.source)) {
    const hashes = members.flatMap((row) => [row.fromFactRow ?? [], row.toFactRow ?? []].flat());
    const valuations = await loadValuations(db, source, hashes);
    for (const row of members) {
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
