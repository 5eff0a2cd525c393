import cds from '@sap/cds';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import { idOf } from '../requests/id-of.ts';
import { refuseForeignSegment, segmentsOf } from '../requests/limits.ts';
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
  const db = capDatabase(cds.db as unknown as CapDatabaseService);
  const [row] = await db.query<{ segment: string }>(`SELECT segment FROM ${table} WHERE ID = ?`, [
    idOf(request),
  ]);
  if (row) refuseForeignSegment({ segments }, row.segment);
}
