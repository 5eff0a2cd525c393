import type cds from '@sap/cds';
import { inList } from '../platform/sql-text.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { isAskedFor, rowsOf } from './told-rows.ts';

const FLAGS = ['mayEdit', 'mayActivate', 'maySendBack', 'mayRetire', 'mayCopy', 'mayEnd'] as const;

type Possible = Partial<Record<(typeof FLAGS)[number], boolean>>;

interface Rights {
  readonly mayDraft: boolean;
  readonly mayApprove: boolean;
}

/** What a reader's roles let them do with each of some rows. */
type RightsOf = (asker: Asker, ids: readonly string[]) => Promise<(id: string) => Rights>;

/**
 * Says of each row what its reader can do with it as it stands, so that screens offer nothing else.
 * Nothing is allowed by it: every action decides for itself. Strategy managers do all, where no
 * `rightsOf` says otherwise.
 */
export function tellPossible<Row extends DraftRow>(
  service: cds.Service,
  entity: string,
  { table }: DraftKind<Row>,
  flags: readonly (typeof FLAGS)[number][],
  rightsOf: RightsOf = ofManagers,
): void {
  service.after('READ', entity, async (result: unknown, request: cds.Request) => {
    const rows = rowsOf<{ ID?: string } & Possible>(result).filter(({ ID }) => ID);
    if (rows.length === 0 || !isAskedFor(request, flags)) return;
    const asker = await askerOf(request);
    const { db, user } = asker;
    const ids = rows.map(({ ID }) => String(ID));
    const rights = await rightsOf(asker, ids);
    const stored = await db.query<DraftRow>(
      `SELECT ID AS id, status, proposedBy AS "proposedBy" FROM ${table}
      WHERE ID ${inList(db.dialect)}`,
      [JSON.stringify(ids)],
    );
    const possible = new Map(stored.map((row) => [row.id, possibleOf(row, user, rights(row.id))]));
    for (const row of rows) {
      const found = possible.get(String(row.ID));
      for (const flag of flags) row[flag] = found?.[flag] ?? false;
    }
  });
}

async function ofManagers({ is }: Asker) {
  const may = is('strategy-manager');
  return () => ({ mayDraft: may, mayApprove: may });
}

function possibleOf(
  { status, proposedBy }: DraftRow,
  user: string,
  { mayDraft, mayApprove }: Rights,
): Required<Possible> {
  return {
    mayEdit: mayDraft && status === 'draft',
    mayActivate: mayApprove && status === 'proposed' && proposedBy !== user,
    maySendBack: (mayDraft || mayApprove) && status === 'proposed',
    mayRetire: mayDraft && status === 'active',
    mayCopy: mayDraft,
    mayEnd: mayDraft && status === 'running',
  };
}
