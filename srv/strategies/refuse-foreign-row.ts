import type cds from '@sap/cds';
import { idOf } from '../requests/id-of.ts';
import { refuseForeignSegment, segmentsOf } from '../requests/limits.ts';
import { ownDatabase } from '../requests/own-database.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';

/**
 * Refuses users who are limited to other segments, before a whole portfolio is asked: in a
 * transaction of its own, which is over by then, else everybody would wait for it on SQLite.
 */
export async function refuseForeignRow<Row extends DraftRow & { readonly segment: string }>(
  request: cds.Request,
  { table }: DraftKind<Row>,
): Promise<void> {
  const segments = segmentsOf(request.user);
  if (segments === null) return;
  const [row] = await ownDatabase().query<{ segment: string }>(
    `SELECT segment FROM ${table} WHERE ID = ?`,
    [idOf(request)],
  );
  if (row) refuseForeignSegment({ segments }, row.segment);
}
