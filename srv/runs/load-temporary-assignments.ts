import type { IsoDate } from '../domain/iso-date.ts';
import {
  type TemporaryAssignment,
  type TemporaryFinder,
  temporaryFinder,
} from '../domain/temporary-assignment.ts';
import type { Database } from '../platform/database.ts';

/** The temporary assignments of a segment on a day; of two for the same customers the newer applies. */
export async function loadTemporaryAssignments(
  db: Database,
  segment: string,
  today: IsoDate,
): Promise<TemporaryFinder> {
  const assignments = await db.query<TemporaryAssignment>(
    `SELECT source, partner, owner, collectionGroup AS "collectionGroup", agent
    FROM saldo_organization_TemporaryAssignments
    WHERE segment = ? AND validFrom <= ? AND validTo >= ?
    ORDER BY validFrom DESC, createdAt DESC, ID`,
    [segment, today, today],
  );
  return temporaryFinder(assignments);
}
