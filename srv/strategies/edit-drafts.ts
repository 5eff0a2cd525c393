import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { type DraftKind, type DraftRow, loadDraft } from './draft-kind.ts';
import { guardDrafts } from './guard-drafts.ts';

const WRITES = ['CREATE', 'UPDATE', 'DELETE'];

/** What is checked around the writing of a kind of draft. */
export interface Editing<Row> {
  /** Gives a new draft what is not the user's to say. */
  readonly begin: (request: cds.Request) => Promise<void>;
  /** Refuses a draft that this user may not write, as it was and as it has become. */
  readonly mayWrite?: (asker: Asker, row: Row) => Promise<void>;
  /** Refuses what was written when a night could not even read it. */
  readonly checkRows?: (db: Database, id: string) => Promise<void>;
}

/** Only drafts are written, by whatever path, and only into what could be read. */
export function editDrafts<Row extends DraftRow>(
  service: cds.Service,
  kind: DraftKind<Row>,
  { begin, mayWrite, checkRows }: Editing<Row>,
): void {
  const touched = new WeakMap<object, ReadonlySet<string>>();
  for (const [entity, key] of Object.entries(kind.parts)) {
    const isHead = key === 'ID';
    if (isHead) service.before('CREATE', entity, begin);
    service.before(isHead ? ['UPDATE', 'DELETE'] : WRITES, entity, async (request) => {
      const ids = await guardDrafts(request, kind);
      touched.set(request, ids);
      await refuseForeign(request, ids);
    });
    service.after(['CREATE', 'UPDATE'], entity, async (_: unknown, request: cds.Request) => {
      const ids = touched.get(request) ?? new Set<string>([request.data.ID]);
      await refuseForeign(request, ids);
      const { db } = await askerOf(request);
      for (const id of ids) await checkRows?.(db, id);
    });
  }

  async function refuseForeign(request: cds.Request, ids: ReadonlySet<string>): Promise<void> {
    if (!mayWrite) return;
    const asker = await askerOf(request);
    for (const id of ids) await mayWrite(asker, await loadDraft(asker.db, kind, id));
  }
}
