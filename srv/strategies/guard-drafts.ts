import cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { myDatabase } from '../requests/my-database.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { type DraftKind, type DraftRow, loadDraft } from './draft-kind.ts';

/**
 * What is in use, or before a second pair of eyes, is never changed: refuses any write that touches
 * what is no draft (such as VERSION_NOT_DRAFT), by whatever path and however deep. Tells which
 * drafts are touched.
 */
export async function guardDrafts<Row extends DraftRow>(
  request: cds.Request,
  kind: DraftKind<Row>,
): Promise<ReadonlySet<string>> {
  const db = await myDatabase(request);
  const touched = await touchedDrafts(request, kind);
  if (touched.size === 0) {
    const owner = Object.values(kind.parts).find((element) => element !== 'ID') ?? '';
    throw badRequest(kind.codes.missing, owner);
  }
  for (const id of touched) await lockDraft(db, kind, id);
  return touched;
}

/**
 * Changes nothing, but makes whoever decides on the draft wait until the request has ended. Refuses
 * what is no draft (such as VERSION_NOT_DRAFT).
 */
export async function lockDraft<Row extends DraftRow>(
  db: Database,
  kind: DraftKind<Row>,
  id: string,
): Promise<void> {
  const locked = await db.execute(
    `UPDATE ${kind.table} SET status = 'draft' WHERE ID = ? AND status = 'draft'`,
    [id],
  );
  if (locked > 0) return;
  const row = await loadDraft(db, kind, id);
  throw conflict(kind.codes.notDraft, { ...kind.told(row), status: row.status });
}

/** Drafts named in the path or anywhere in the data, and those of the rows that exist. */
async function touchedDrafts<Row extends DraftRow>(
  request: cds.Request,
  { parts }: DraftKind<Row>,
): Promise<Set<string>> {
  const entity = String(request.target?.name).split('.').at(-1) ?? '';
  const key = parts[entity] ?? 'ID';
  const owners = new Set(Object.values(parts));
  const named = [...request.params, request.data].flatMap((part) => draftsIn(part, owners));
  const stored = request.event === 'CREATE' ? [] : await storedDrafts(request, key);
  return new Set([...named, ...stored]);
}

/** Some names stand for a number in the draft itself and for its id in everything else. */
function draftsIn(part: unknown, owners: ReadonlySet<string>): string[] {
  if (typeof part === 'string') return [part]; // a path's only key
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([name, value]) => {
    if (owners.has(name)) return typeof value === 'string' ? [value] : [];
    return typeof value === 'object' ? draftsIn(value, owners) : [];
  });
}

async function storedDrafts({ subject }: cds.Request, key: string): Promise<string[]> {
  const query = cds.ql.SELECT.from(subject as never).columns(key as never);
  const rows = (await cds.run(query)) as Record<string, string>[];
  return rows.map((row) => row[key] ?? '').filter(Boolean);
}
