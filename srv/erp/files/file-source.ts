import type { FileMapping } from '../../domain/files/file-mapping.ts';
import type { Database } from '../../platform/database.ts';
import { fileError } from './file-error.ts';
import { type Warning, warning } from './file-report.ts';
import type { FileTarget } from './file-targets.ts';

/** FILE_SOURCE_MIRRORED when the ERP's mirror keeps the same rows: each would undo the other. */
export async function refuseMirrored(
  db: Database,
  { source, object }: Pick<FileMapping, 'source' | 'object'>,
): Promise<void> {
  const [state] = await db.query(
    'SELECT source FROM saldo_mirror_States WHERE source = ? AND object = ?',
    [source, object],
  );
  if (state) throw fileError('FILE_SOURCE_MIRRORED', { source, object });
}

/** True once a night has made positions of a source's customers: only they can change. */
export async function isEvaluated(db: Database, source: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT p.source FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run WHERE p.source = ? LIMIT 1`,
    [source],
  );
  return rows.length > 0;
}

/** True when any of the tables has rows of the source. */
export async function hasRows(
  db: Database,
  targets: readonly Pick<FileTarget, 'table'>[],
  source: string,
): Promise<boolean> {
  for (const { table } of targets) {
    const sql = `SELECT source FROM ${table.name} WHERE source = ? LIMIT 1`;
    if ((await db.query(sql, [source])).length > 0) return true;
  }
  return false;
}

/** A source without any partner or item is new, or mistyped. */
export async function newSourceWarnings(db: Database, source: string): Promise<Warning[]> {
  const known = await db.query(
    `SELECT 1 AS known FROM saldo_ledger_Partners WHERE source = ?
      UNION ALL SELECT 1 FROM saldo_ledger_Items WHERE source = ? LIMIT 1`,
    [source, source],
  );
  return known.length > 0 ? [] : [warning('FILE_SOURCE_NEW', { source })];
}

/** Company codes of a file that no segment collects: their customers would get on no list. */
export async function uncollectedWarnings(
  db: Database,
  source: string,
  companyCodes: readonly string[],
): Promise<Warning[]> {
  const rows = await db.query<{ companyCode: string }>(
    `SELECT companyCode AS "companyCode" FROM saldo_organization_SegmentCompanyCodes
      WHERE source = ?`,
    [source],
  );
  const collected = new Set(rows.map(({ companyCode }) => companyCode));
  return companyCodes
    .filter((companyCode) => !collected.has(companyCode))
    .map((companyCode) => warning('FILE_COMPANY_CODE_UNCOLLECTED', { companyCode, source }));
}
