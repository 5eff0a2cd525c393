import type cds from '@sap/cds';
import { inList } from '../platform/sql-text.ts';
import { askerOf } from '../requests/asker.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

const FLAGS = ['mayEdit', 'mayActivate', 'maySendBack', 'mayRetire', 'mayCopy', 'mayEnd'] as const;

type Possible = Partial<Record<(typeof FLAGS)[number], boolean>>;

/**
 * Says of each row what its reader can do with it as it stands, so that screens offer nothing else.
 * Nothing is allowed by it: every action decides for itself.
 */
export function tellPossible<Row extends DraftRow>(
  service: cds.Service,
  entity: string,
  { table }: DraftKind<Row>,
  flags: readonly (typeof FLAGS)[number][],
): void {
  service.after('READ', entity, async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<{ ID?: string } & Possible>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, flags)) return;
    const { db, user } = await askerOf(request);
    const writes = request.user.is('strategy-manager');
    const stored = await db.query<DraftRow>(
      `SELECT ID AS id, status, proposedBy AS "proposedBy" FROM ${table}
      WHERE ID ${inList(db.dialect)}`,
      [JSON.stringify(rows.map(({ ID }) => ID))],
    );
    const possible = new Map(stored.map((row) => [row.id, possibleOf(row, user)]));
    for (const row of rows) {
      const found = possible.get(String(row.ID));
      for (const flag of flags) row[flag] = writes && (found?.[flag] ?? false);
    }
  });
}

function possibleOf({ status, proposedBy }: DraftRow, user: string): Required<Possible> {
  return {
    mayEdit: status === 'draft',
    mayActivate: status === 'proposed' && proposedBy !== user,
    maySendBack: status === 'proposed',
    mayRetire: status === 'active',
    mayCopy: true,
    mayEnd: status === 'running',
  };
}
