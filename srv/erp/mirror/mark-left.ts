import { inKeys, keysText } from '../../platform/sql-text.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { MirrorRow } from './erp-object.ts';
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
  const isOneOf = `source = ? AND ${inKeys(db.dialect, key)}`;
  const which = [source, keysText(key, gone)];
  const columns = [...new Set([...keys, 'partner', ...(object.isLedger ? LEDGER_COLUMNS : [])])];
  const list = columns.map((column) => `${column} AS "${column}"`).join(', ');
  return db.transaction(async (tx) => {
    await requireTurn(tx, run);
    const leaving = await tx.query<MirrorRow>(
      `SELECT ${list} FROM ${table.name} WHERE ${isOneOf}`,
      which,
    );
    await tx.execute(`UPDATE ${table.name} SET leftErpAt = ? WHERE ${isOneOf}`, [
      leftErpAt,
      ...which,
    ]);
    if (object.isLedger) {
      const moves = leaving.map((before) => ({ before, after: { ...before, leftErpAt } }));
      await recordMovements(tx, source, moves);
    }
    const partners = new Set(leaving.map(({ partner }) => String(partner)));
    const change = { source, cause: object.cause ?? 'change', changedAt: leftErpAt };
    await markChanged(
      tx,
      [...partners].map((partner) => ({ ...change, partner })),
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
