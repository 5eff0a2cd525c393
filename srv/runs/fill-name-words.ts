import type { Instant } from '../domain/iso-date.ts';
import { nameKey, nameWords } from '../domain/search-keys.ts';
import type { Database } from '../platform/database.ts';
import { nameWordsTable, partnersTable } from '../platform/tables.ts';
import { type PageTaken, pagesInTurn } from './pages-in-turn.ts';

/** Partners of a page: the mirror waits for each page, and others write in between. */
const PAGE = 2_000;

interface Named {
  readonly source: string;
  readonly partner: string;
  readonly name: string;
}

/**
 * Writes the words of names that have none: of partners mirrored by a version that did not keep them,
 * whom the ERP would send again only once they change. Repeating it changes nothing.
 */
export async function fillNameWords(db: Database, now: Instant): Promise<void> {
  const pages = pagesInTurn(db, (tx, after) => fillPage(tx, after, now));
  while (!(await pages.next()).done);
}

async function fillPage(tx: Database, after: string, now: Instant): Promise<PageTaken> {
  const [source, partner] = after === '' ? ['', ''] : (JSON.parse(after) as [string, string]);
  const rows = await tx.query<Named>(wordless(tx), [source, source, partner]);
  const words = rows.flatMap(({ name, ...whose }) =>
    nameWords(name).map((word) => ({ ...whose, word, mirroredAt: now })),
  );
  await tx.upsert(nameWordsTable, words);
  const keys = rows.map(({ name, ...whose }) => ({ ...whose, nameKey: nameKey(name) }));
  await tx.upsert(partnersTable, keys, { columns: ['source', 'partner', 'nameKey'] });
  const last = rows.at(-1);
  return {
    last: last && rows.length === PAGE ? JSON.stringify([last.source, last.partner]) : undefined,
  };
}

/** Held until they are written, so that a name which the mirror brings meanwhile is not taken back. */
function wordless({ dialect }: Database): string {
  return `SELECT p.source, p.partner, p.name FROM saldo_ledger_Partners p
    WHERE (p.source > ? OR (p.source = ? AND p.partner > ?)) AND p.name <> ''
      AND NOT EXISTS (SELECT 1 FROM saldo_ledger_NameWords w
        WHERE w.source = p.source AND w.partner = p.partner)
    ORDER BY p.source, p.partner LIMIT ${PAGE} ${dialect === 'postgres' ? 'FOR UPDATE OF p' : ''}`;
}
