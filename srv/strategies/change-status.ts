import type { SqlValue } from '../platform/database.ts';
import type { Asker } from '../requests/asker.ts';
import { conflict } from '../requests/refusal.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';

/** A status and what is kept of how it came to it. */
export interface StatusChange {
  readonly from: string;
  readonly to: string;
  readonly columns: Readonly<Record<string, SqlValue>>;
}

/**
 * Moves a draft on. The guard stands in the statement: of two who decide at the same moment one
 * does, and the other is told how things are (the kind's code for a wrong status). Refused to users
 * who are limited to other segments.
 */
export async function changeStatus<Row extends DraftRow>(
  asker: Asker,
  kind: DraftKind<Row>,
  row: Row,
  { from, to, columns }: StatusChange,
): Promise<void> {
  await kind.mayDecide(asker, row);
  const sets = ['status', ...Object.keys(columns)].map((name) => `${name} = ?`).join(', ');
  const changed = await asker.db.execute(
    `UPDATE ${kind.table} SET ${sets} WHERE ID = ? AND status = ?`,
    [to, ...Object.values(columns), row.id, from],
  );
  if (changed > 0) return;
  throw conflict(kind.codes.status, { ...kind.told(row), status: row.status, needed: from });
}
