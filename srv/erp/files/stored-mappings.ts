import { SaldoError } from '../../domain/errors.ts';
import { checkMapping } from '../../domain/files/check-mapping.ts';
import type { FileMapping } from '../../domain/files/file-mapping.ts';
import { fitsHeader } from '../../domain/files/fits-header.ts';
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

/** A saved mapping in its newest version, and whether a file has all columns that it names. */
export interface OfferedMapping {
  readonly source: string;
  readonly mapping: string;
  readonly version: number;
  readonly object: string;
  readonly fits: boolean;
}

/** All saved mappings, those that fit a file's columns first. */
export async function offeredMappings(
  db: Database,
  header: readonly string[],
): Promise<OfferedMapping[]> {
  const rows = await db.query<MappingsRow>(
    `SELECT source, mapping, version, object, content FROM saldo_files_Mappings saved
      WHERE version = (SELECT MAX(version) FROM saldo_files_Mappings newest
        WHERE newest.source = saved.source AND newest.mapping = saved.mapping)
      ORDER BY source, mapping`,
  );
  return rows
    .map(({ content, object, ...row }) => ({
      ...row,
      object: object ?? '',
      // Checked when it was saved.
      fits: fitsHeader(JSON.parse(content ?? '{}') as FileMapping, header),
    }))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits));
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
