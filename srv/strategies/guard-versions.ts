import cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../worklist/refusal.ts';
import { myDatabase } from '../worklist/visit.ts';
import { loadVersionRow } from './request.ts';

/** What a version is made of, each with the element that says of which version. */
export const VERSION_KEYS: Readonly<Record<string, string>> = {
  Versions: 'ID',
  Rules: 'version',
  RuleTexts: 'version',
  Conditions: 'version',
  Bands: 'version',
};

/** Changes nothing, but makes whoever activates the version wait until the request has ended. */
const LOCK_DRAFT = `UPDATE saldo_strategies_StrategyVersions SET status = 'draft'
  WHERE ID = ? AND status = 'draft'`;

/**
 * A version in use is never changed: refuses any write that touches one that is no draft
 * (VERSION_NOT_DRAFT), by whatever path and however deep. Tells which versions are touched.
 */
export async function guardVersions(request: cds.Request): Promise<ReadonlySet<string>> {
  const db = await myDatabase(request);
  const touched = await touchedVersions(request);
  if (touched.size === 0) throw badRequest('VERSION_MISSING', 'version');
  for (const id of touched) await lockDraft(db, id);
  return touched;
}

async function lockDraft(db: Database, id: string): Promise<void> {
  if ((await db.execute(LOCK_DRAFT, [id])) > 0) return;
  const { strategy, version, status } = await loadVersionRow(db, id);
  throw conflict('VERSION_NOT_DRAFT', { strategy, version, status });
}

/** Versions named in the path or anywhere in the data, and those of the rows that exist. */
async function touchedVersions(request: cds.Request): Promise<Set<string>> {
  const key = VERSION_KEYS[entityOf(request)] ?? 'version';
  const named = [...request.params, request.data].flatMap(versionsIn);
  const stored = request.event === 'CREATE' ? [] : await storedVersions(request, key);
  return new Set([...named, ...stored]);
}

function entityOf({ target }: cds.Request): string {
  return String(target?.name).split('.').at(-1) ?? '';
}

/** `version` is a number in a version itself and its id in everything else. */
function versionsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]; // a path's only key
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([name, value]) => {
    if (name === 'ID' || name === 'version') return typeof value === 'string' ? [value] : [];
    return typeof value === 'object' ? versionsIn(value) : [];
  });
}

async function storedVersions({ subject }: cds.Request, key: string): Promise<string[]> {
  const query = cds.ql.SELECT.from(subject as never).columns(key as never);
  const rows = (await cds.run(query)) as Record<string, string>[];
  return rows.map((row) => row[key] ?? '').filter(Boolean);
}
