import { SaldoError } from '../../domain/errors.ts';
import { checkMapping } from '../../domain/files/check-mapping.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { type MappingsRow, mappingsTable } from '../../platform/tables.ts';

export interface MappingToSave {
  readonly mapping: string;
  /** JSON, checked before it is saved. */
  readonly content: string;
  readonly savedAt: Instant;
  readonly savedBy: string;
}

/**
 * Saves a mapping as a new version under its source and name; the same content again is the version
 * there is. FILE_MAPPING_INVALID.
 */
export async function saveMapping(db: Database, saved: MappingToSave): Promise<MappingsRow> {
  const checked = checkMapping(saved.content);
  const content = JSON.stringify(checked);
  return db.transaction(async (tx) => {
    const newest = await newestVersion(tx, checked.source, saved.mapping);
    if (newest?.content === content) return newest;
    const row: MappingsRow = {
      source: checked.source,
      mapping: saved.mapping,
      version: (newest?.version ?? 0) + 1,
      object: checked.object,
      content,
      savedAt: saved.savedAt,
      savedBy: saved.savedBy,
    };
    await tx.insert(mappingsTable, [row]);
    return row;
  });
}

/** A mapping in its newest version. FILE_MAPPING_UNKNOWN. */
export async function savedMapping(
  db: Database,
  source: string,
  mapping: string,
): Promise<{ mapping: FileMapping; version: number }> {
  const newest = await newestVersion(db, source, mapping);
  if (newest?.content) return { mapping: checkMapping(newest.content), version: newest.version };
  throw new SaldoError(
    'FILE_MAPPING_UNKNOWN',
    `Source ${source} has no mapping "${mapping}". Save it first.`,
    { source, mapping },
  );
}

async function newestVersion(
  db: Database,
  source: string,
  mapping: string,
): Promise<MappingsRow | undefined> {
  const [row] = await db.query<MappingsRow>(
    `SELECT source, mapping, version, object, content, savedAt AS "savedAt", savedBy AS "savedBy"
      FROM saldo_files_Mappings WHERE source = ? AND mapping = ? ORDER BY version DESC LIMIT 1`,
    [source, mapping],
  );
  return row;
}
