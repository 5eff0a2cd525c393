import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpObject, MirrorRow, ReadingContext, RowTarget } from './erp-object.ts';
import { type MappedPage, rejectionOf } from './mapped-page.ts';
import { recordMovements } from './movements.ts';
import { requireTurn } from './reader-turn.ts';
import type { Rejection } from './rejections.ts';

/** Some rows on their way to one table. */
export interface RowsWrite {
  readonly db: Database;
  readonly object: ErpObject;
  readonly target: RowTarget;
  readonly recordOf: MappedPage['records'];
  readonly context: ReadingContext;
  /** How the mirror holds each row before; null in a full load, which does not ask. */
  readonly held: ReadonlyMap<MirrorRow, MirrorRow | undefined> | null;
}

/**
 * Writes rows, keeps what they move, and marks their customers, in one transaction. When the database
 * refuses them (a text longer than its column), each row gets a transaction of its own, and those
 * refused are rejected.
 */
export async function writeOrReject(
  write: RowsWrite,
  rows: readonly MirrorRow[],
  partners: readonly string[],
): Promise<Rejection[]> {
  try {
    await writeRows(write, rows, partners);
    return [];
  } catch (error) {
    if (!isRefusedByDatabase(error)) throw error;
    if (rows.length === 1) return rows.flatMap((row) => refusalOf(write, row, error));
    const refused: Rejection[] = [];
    for (const row of rows) {
      const touched = typeof row.partner === 'string' ? [row.partner] : partners;
      refused.push(...(await writeOrReject(write, [row], partners.length > 0 ? touched : [])));
    }
    return refused;
  }
}

function writeRows(
  { db, object: { cause, causeOf, isLedger }, target, context, held }: RowsWrite,
  rows: readonly MirrorRow[],
  partners: readonly string[],
): Promise<void> {
  const { source, readAt } = context;
  return db.transaction(async (tx) => {
    await requireTurn(tx, context);
    await target.upsert(tx, rows);
    if (isLedger && held) {
      const moves = rows.map((after) => ({ before: held.get(after), after }));
      await recordMovements(tx, source, moves);
    }
    if (!cause || partners.length === 0) return;
    const telling = new Map(rows.map((row) => [row.partner, causeOf?.(row)]));
    const causeFor = (partner: string) => telling.get(partner) ?? cause;
    const postedAt = postingTimes(rows, context);
    await markChanged(
      tx,
      partners.map((partner) => ({
        source,
        partner,
        cause: causeFor(partner),
        changedAt: readAt,
        postedAt: postedAt.get(partner) ?? null,
      })),
    );
  });
}

/** When the ERP posted the latest change of each customer, by our clock. */
function postingTimes(
  rows: readonly MirrorRow[],
  { clockAheadMs }: ReadingContext,
): ReadonlyMap<string, Instant> {
  const times = new Map<string, Instant>();
  if (clockAheadMs === null) return times;
  for (const { partner, erpChangedAt } of rows) {
    if (typeof partner !== 'string' || typeof erpChangedAt !== 'string') continue;
    const at = new Date(Date.parse(erpChangedAt) + clockAheadMs).toISOString();
    const known = times.get(partner);
    if (!known || at > known) times.set(partner, at);
  }
  return times;
}

function isRefusedByDatabase(error: unknown): error is SaldoError {
  return error instanceof SaldoError && error.code === 'DATABASE_STATEMENT_FAILED';
}

function refusalOf({ object, recordOf }: RowsWrite, row: MirrorRow, error: SaldoError) {
  const record = recordOf.get(row);
  if (!record) return [];
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  const message = `The database refused the row: ${reason}. Correct the record in the ERP.`;
  return [rejectionOf(object, record, { code: 'MIRROR_ROW_REFUSED', message })];
}
