import type { Database } from '../platform/database.ts';
import { loadEffortCaps } from '../runs/load-effort-caps.ts';
import { loadStrategyVersions } from '../runs/load-strategies.ts';
import { loadTree } from '../runs/load-treatments.ts';
import { treeContent, versionContent } from '../runs/tried-content.ts';

/** What versions or trees say now, by id, as trials keep it; one that there is not has none. */
export type ContentNow = (db: Database, ids: readonly string[]) => Promise<Map<string, string>>;

export const versionsNow: ContentNow = async (db, ids) => {
  const versions = await loadStrategyVersions(db);
  const caps = await loadEffortCaps(db);
  const known = ids.flatMap((id) => versions.get(id) ?? []);
  return new Map(known.map((version) => [version.id, versionContent(version, caps)]));
};

/** Trees are read one by one: a page shows one. */
export const treesNow: ContentNow = async (db, ids) => {
  const now = new Map<string, string>();
  for (const id of ids) {
    const tree = await loadTree(db, id);
    if (tree) now.set(id, treeContent(tree));
  }
  return now;
};
