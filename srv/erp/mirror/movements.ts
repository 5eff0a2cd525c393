import { randomUUID } from 'node:crypto';
import { parseDecimal } from '../../domain/money.ts';
import type { Database } from '../../platform/database.ts';
import { type MovementsRow, movementsTable } from '../../platform/tables.ts';
import type { MirrorRow } from './erp-object.ts';

/** An item before and after a write; undefined where it was not there. */
export interface ItemChange {
  readonly before?: MirrorRow | undefined;
  readonly after: MirrorRow;
}

type Movement = Omit<MovementsRow, 'ID' | 'source'>;

const STORED_DIGITS = 4;

/**
 * Keeps what a write does to the open items of each account, in the transaction that writes: the
 * control totals then explain each account's closing by its opening.
 */
export async function recordMovements(
  tx: Database,
  source: string,
  changes: readonly ItemChange[],
): Promise<void> {
  const moved = [...movementsOf(changes).values()].filter(isMovement);
  await tx.insert(
    movementsTable,
    moved.map((movement) => ({ ID: randomUUID(), source, ...movement })),
  );
}

/** A complete reading begins anew: what was held before explains nothing. */
export async function forgetMovements(db: Database, source: string): Promise<void> {
  await db.transaction(async (tx) => {
    for (const table of ['saldo_mirror_Movements', 'saldo_mirror_AccountTotals']) {
      await tx.execute(`DELETE FROM ${table} WHERE source = ?`, [source]);
    }
  });
}

function movementsOf(changes: readonly ItemChange[]): Map<string, Movement> {
  const sums = new Map<string, Movement>();
  for (const { before, after } of changes) {
    const [was, is] = [openOf(before), openOf(after)];
    if (was && is && keyOf(was) === keyOf(is)) {
      const sum = sumOf(sums, is);
      sum.changed4 = (sum.changed4 ?? 0) + amountOf(is) - amountOf(was);
      continue;
    }
    if (was) {
      const sum = sumOf(sums, was);
      sum.cleared = (sum.cleared ?? 0) + 1;
      sum.cleared4 = (sum.cleared4 ?? 0) + amountOf(was);
    }
    if (is) {
      const sum = sumOf(sums, is);
      sum.posted = (sum.posted ?? 0) + 1;
      sum.posted4 = (sum.posted4 ?? 0) + amountOf(is);
    }
  }
  return sums;
}

function openOf(row: MirrorRow | undefined): MirrorRow | undefined {
  return row?.clearingStatus === '' && !row.leftErpAt ? row : undefined;
}

function keyOf({ companyCode, account, currency }: MirrorRow): string {
  return `${companyCode}/${account}/${currency}`;
}

function amountOf({ amount }: MirrorRow): number {
  return parseDecimal(String(amount), STORED_DIGITS);
}

function sumOf(sums: Map<string, Movement>, row: MirrorRow): Movement {
  const key = keyOf(row);
  const known = sums.get(key);
  if (known) return known;
  const account = {
    companyCode: String(row.companyCode),
    account: String(row.account),
    currency: String(row.currency),
  };
  const fresh = { ...account, posted: 0, posted4: 0, cleared: 0, cleared4: 0, changed4: 0 };
  sums.set(key, fresh);
  return fresh;
}

function isMovement({ posted, cleared, changed4 }: Movement): boolean {
  return posted !== 0 || cleared !== 0 || changed4 !== 0;
}
