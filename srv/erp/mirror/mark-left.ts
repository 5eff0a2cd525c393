import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inKeys, keysText } from '../../platform/sql-text.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import { recordMovements } from './movements.ts';
import { requireTurn } from './reader-turn.ts';
import type { ReconciledObject } from './reconciled-object.ts';

const ROWS_A_TRANSACTION = 500;

/**
 * Marks rows that the ERP no longer has: out of the open set, kept as history. What leaves moves its
 * account, and its customers are evaluated again. Each transaction holds some rows.
 */
export async function markLeft(
  run: MirrorRun,
  reconciled: ReconciledObject,
  gone: readonly MirrorRow[],
): Promise<void> {
  for (let from = 0; from < gone.length; from += ROWS_A_TRANSACTION) {
    await markSome(run, reconciled, gone.slice(from, from + ROWS_A_TRANSACTION));
  }
}

function markSome(
  run: MirrorRun,
  { object, table, keys }: ReconciledObject,
  gone: readonly MirrorRow[],
): Promise<void> {
  const { db, source, now } = run;
  const leftErpAt = now();
  const key = table.columns.filter(({ name }) => keys.includes(name));
  const isGone = `source = ? AND ${inKeys(db.dialect, key)}`;
  const which = [source, keysText(key, gone)];
  const list = columnsOf(object, keys).map((column) => `${column} AS "${column}"`);
  return db.transaction(async (tx) => {
    await requireTurn(tx, run);
    const leaving = await tx.query<MirrorRow>(
      `SELECT ${list.join(', ')} FROM ${table.name} WHERE ${isGone}`,
      which,
    );
    const mark = `UPDATE ${table.name} SET leftErpAt = ? WHERE ${isGone}`;
    await tx.execute(mark, [leftErpAt, ...which]);
    await tellOfLeaving(tx, run, object, { leaving, leftErpAt });
  });
}

/** What leaves moves its account, and its customers are evaluated again. */
async function tellOfLeaving(
  tx: Database,
  { source }: MirrorRun,
  { isLedger, cause = 'change' }: ErpObject,
  { leaving, leftErpAt }: { readonly leaving: readonly MirrorRow[]; readonly leftErpAt: Instant },
): Promise<void> {
  if (isLedger) {
    const moves = leaving.map((before) => ({ before, after: { ...before, leftErpAt } }));
    await recordMovements(tx, source, moves);
  }
  const partners = new Set(leaving.map(({ partner }) => String(partner)));
  await markChanged(
    tx,
    [...partners].map((partner) => ({ source, partner, cause, changedAt: leftErpAt })),
  );
}

function columnsOf({ isLedger }: ErpObject, keys: readonly string[]): readonly string[] {
  return [...new Set([...keys, 'partner', ...(isLedger ? LEDGER_COLUMNS : [])])];
}

const LEDGER_COLUMNS = [
  'companyCode',
  'account',
  'currency',
  'amount',
  'clearingStatus',
  'leftErpAt',
];
