import { randomUUID } from 'node:crypto';
import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import {
  type LoadsRow,
  loadsTable,
  loadTotalsTable,
  rejectedRowsTable,
} from '../../platform/tables.ts';
import { deleteInBatches } from '../../runs/delete-in-batches.ts';
import type { FileReport } from './file-report.ts';
import type { ExpectedTotal } from './file-totals.ts';
import { discardRejectedRows } from './rejected-rows.ts';
import type { FileCounts } from './run-file.ts';

/** A file that has come in, before anything is done with it. */
export interface UploadedFile {
  readonly fileName: string;
  readonly fileHash: string;
  readonly fileBytes: number;
  readonly uploadedAt: Instant;
  readonly uploadedBy: string;
}

/** What an earlier load of the same kind was about, which is offered for a corrected file. */
export type LoadIntent = Pick<LoadsRow, 'source' | 'object' | 'mapping' | 'delivery'>;

export type LoadChange = Partial<Omit<LoadsRow, 'ID'>>;

export async function recordUpload(
  db: Database,
  uploaded: UploadedFile,
  id: string = randomUUID(),
  intent: Partial<LoadIntent> = {},
): Promise<string> {
  const fileName = uploaded.fileName.slice(0, 250);
  await db.insert(loadsTable, [{ ID: id, ...uploaded, ...intent, fileName, status: 'uploaded' }]);
  return id;
}

/** Writes some columns of a load. */
export async function updateLoad(db: Database, id: string, change: LoadChange): Promise<void> {
  const columns = ['ID', ...Object.keys(change)] as (keyof LoadsRow)[];
  await db.upsert(loadsTable, [{ ID: id, ...change }], { columns });
}

/** FILE_LOAD_UNKNOWN. */
export async function readLoad(db: Database, id: string): Promise<LoadsRow> {
  const columns = loadsTable.columns.map(({ name }) => `${name} AS "${name}"`).join(', ');
  const [row] = await db.query<LoadsRow>(`SELECT ${columns} FROM saldo_files_Loads WHERE ID = ?`, [
    id,
  ]);
  if (row) return row;
  throw new SaldoError('FILE_LOAD_UNKNOWN', 'There is no such file. Upload it first.', { id });
}

/** What a load was about. FILE_LOAD_UNKNOWN. */
export async function intentOf(db: Database, id: string): Promise<LoadIntent> {
  const { source, object, mapping } = await readLoad(db, id);
  // Rejected rows are never the whole: items that they do not have must not leave.
  return { source, object, mapping, delivery: 'delta' };
}

/** When a file with this content was loaded for the same source and object, other than by this load. */
export async function loadedBefore(
  db: Database,
  { ID, fileHash }: Pick<LoadsRow, 'ID' | 'fileHash'>,
  { source, object }: { readonly source: string; readonly object: string },
): Promise<Instant | null> {
  const [row] = await db.query<{ endedAt: Instant }>(
    `SELECT endedAt AS "endedAt" FROM saldo_files_Loads
      WHERE fileHash = ? AND source = ? AND object = ? AND status = 'loaded' AND ID <> ?
      ORDER BY endedAt DESC LIMIT 1`,
    [fileHash, source, object, ID],
  );
  return row?.endedAt ?? null;
}

/** Deletes what is personal in a load: its rejected rows, and the rows a check showed. */
export async function forgetRows(db: Database, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    await discardRejectedRows(tx, id);
    await updateLoad(tx, id, { report: null, header: null, format: null });
  });
}

/** As above, for all files that came in before an instant, whatever became of their loads. */
export async function forgetFileRows(db: Database, before: Instant): Promise<void> {
  const isOld = `saldo_files_RejectedRows.load IN
    (SELECT file.ID FROM saldo_files_Loads file WHERE file.uploadedAt < ?)`;
  await deleteInBatches(db, rejectedRowsTable, isOld, [before]);
  await db.execute(
    `UPDATE saldo_files_Loads SET report = NULL, header = NULL, format = NULL
      WHERE uploadedAt < ? AND (report IS NOT NULL OR header IS NOT NULL)`,
    [before],
  );
}

/** The columns that tell how far a load is. */
export function countsOf({ rows, changed, rejected }: FileCounts): LoadChange {
  return { rowsRead: rows, rowsChanged: changed, rowsRejected: rejected };
}

/** Replaces a load's totals by those of its file, beside what is expected. */
export async function saveTotals(
  db: Database,
  load: string,
  { totals }: Pick<FileReport, 'totals'>,
  expected: readonly ExpectedTotal[],
): Promise<void> {
  const rows = totals.map(({ companyCode, currency, rows: rowCount, amount }) => {
    const wanted = expected.find(
      (one) => (one.companyCode ?? '') === companyCode && (one.currency ?? '') === currency,
    );
    const expectedCount = wanted?.rows ?? null;
    const expectedAmount = wanted?.amount ?? null;
    return { load, companyCode, currency, rowCount, amount, expectedCount, expectedAmount };
  });
  await db.transaction(async (tx) => {
    await tx.execute('DELETE FROM saldo_files_LoadTotals WHERE load = ?', [load]);
    await tx.insert(loadTotalsTable, rows);
  });
}
