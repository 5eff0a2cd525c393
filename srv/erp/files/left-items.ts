import type { KeySet } from '../../domain/files/key-set.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import { type ItemKeyColumns, itemText } from '../mirror/item-key.ts';

/** Items that may leave at once unless somebody allows more, as in the mirror's reconciliation. */
const LEAVE_AT_MOST = { items: 100, share: 0.05 };
const KEYS_A_STATEMENT = 1_000;

interface OpenItem extends ItemKeyColumns {
  readonly partner: string;
}

/** Open items that a full delivery does not have. */
export interface MissingItems {
  readonly open: number;
  readonly count: number;
  /** How many may leave. */
  readonly limit: number;
  /** None when there are more than may leave. */
  readonly items: readonly OpenItem[];
}

/**
 * Compares the open items of a source, in the company codes that a file is about, with the keys the
 * file has. `mayLeave` is how many a person allows to leave.
 */
export async function missingItems(
  db: Database,
  source: string,
  companyCodes: readonly string[],
  delivered: KeySet,
  mayLeave?: number | null,
): Promise<MissingItems> {
  const items: OpenItem[] = [];
  let open = 0;
  let count = 0;
  const sql = `SELECT document, repetition, item, subitem, partner FROM saldo_ledger_Items
    WHERE source = ? AND clearingStatus = '' AND leftErpAt IS NULL
      AND companyCode ${inList(db.dialect)}`;
  for await (const rows of db.stream<OpenItem>(sql, [source, JSON.stringify(companyCodes)])) {
    open += rows.length;
    for (const row of rows) {
      if (delivered.has(itemText(row))) continue;
      count += 1;
      if (count <= mostOf(open, mayLeave)) items.push(row);
    }
  }
  const limit = mostOf(open, mayLeave);
  return { open, count, limit, items: count <= limit ? items : [] };
}

/** Takes items out of the open set, as history, and marks their customers. */
export async function markLeft(
  db: Database,
  source: string,
  items: readonly OpenItem[],
  leftAt: string,
): Promise<void> {
  for (let from = 0; from < items.length; from += KEYS_A_STATEMENT) {
    const some = items.slice(from, from + KEYS_A_STATEMENT);
    const documents = JSON.stringify(some.map(({ document }) => document));
    const keys = JSON.stringify(some.map(itemText));
    await db.transaction(async (tx) => {
      await tx.execute(
        `UPDATE saldo_ledger_Items SET leftErpAt = ?
          WHERE source = ? AND document ${inList(tx.dialect)} AND clearingStatus = ''
            AND document || '/' || repetition || '/' || item || '/' || subitem ${inList(tx.dialect)}`,
        [leftAt, source, documents, keys],
      );
      const partners = new Set(some.map(({ partner }) => partner));
      await markChanged(
        tx,
        [...partners].map((partner) => ({ source, partner, cause: 'item', changedAt: leftAt })),
      );
    });
  }
}

function mostOf(open: number, mayLeave: number | null | undefined): number {
  return mayLeave ?? Math.max(LEAVE_AT_MOST.items, Math.floor(open * LEAVE_AT_MOST.share));
}
