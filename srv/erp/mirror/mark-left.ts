import { inList } from '../../platform/sql-text.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { MirrorRow } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import { recordMovements } from './movements.ts';
import { requireTurn } from './reader-turn.ts';
import { keyText, type ReconciledObject } from './reconciled-object.ts';

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
  const [first = ''] = keys;
  const names = [...keys, 'partner', ...(object.isLedger ? LEDGER_COLUMNS : [])];
  const list = [...new Set(names)].map((column) => `${column} AS "${column}"`).join(', ');
  const textOf = (row: MirrorRow) => keyText(keys.map((key) => row[key]));
  const wanted = new Set(gone.map(textOf));
  return db.transaction(async (tx) => {
    await requireTurn(tx, run);
    const held = await tx.query<MirrorRow>(
      `SELECT ${list} FROM ${table.name} WHERE source = ? AND ${first} ${inList(tx.dialect)}`,
      [source, JSON.stringify(gone.map((row) => String(row[first])))],
    );
    const leaving = held.filter((row) => wanted.has(textOf(row)));
    const isKey = keys.map((key) => `${key} = ?`).join(' AND ');
    for (const row of leaving) {
      await tx.execute(`UPDATE ${table.name} SET leftErpAt = ? WHERE source = ? AND ${isKey}`, [
        leftErpAt,
        source,
        ...keys.map((key) => String(row[key])),
      ]);
    }
    if (object.isLedger) {
      const moves = leaving.map((before) => ({ before, after: { ...before, leftErpAt } }));
      await recordMovements(tx, source, moves);
    }
    const partners = new Set(leaving.map(({ partner }) => String(partner)));
    const cause = object.cause ?? 'change';
    await markChanged(
      tx,
      [...partners].map((partner) => ({ source, partner, cause, changedAt: leftErpAt })),
    );
  });
}

const LEDGER_COLUMNS = [
  'companyCode',
  'account',
  'currency',
  'amount',
  'clearingStatus',
  'leftErpAt',
];
