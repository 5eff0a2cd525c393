import { formatDecimal } from '../../domain/money.ts';
import { spreadOver } from '../../erp/mirror/spread-over.ts';
import type { Database } from '../../platform/database.ts';
import { type CaseItemsRow, caseItemsTable, disputedItemsTable } from '../../platform/tables.ts';

/** A case, and what of it stays in dispute, scaled by 10^4. */
export interface OpenPart {
  readonly id: string;
  readonly source: string;
  readonly caseId: string;
  readonly open4: number;
  readonly currency: string;
}

/**
 * Leaves a part of a case's amount in dispute, spread over its items up to what is contested of
 * each; what it no longer covers is asked for again from now on.
 */
export async function setOpenParts(db: Database, part: OpenPart): Promise<void> {
  const { id, source, caseId, open4, currency } = part;
  const items = await db.query<CaseItemsRow>(
    `SELECT dispute, source, document, repetition, item, subitem, currency,
      disputedAmount AS "disputedAmount"
    FROM saldo_disputes_CaseItems WHERE dispute = ?
    ORDER BY document, repetition, item, subitem`,
    [id],
  );
  const total = formatDecimal(open4, 4);
  const shares = spreadOver(
    total,
    currency,
    items.map((item) => ({ amount: item.disputedAmount ?? '0', currency: item.currency })),
  );
  const isOpen = open4 > 0;
  await db.upsert(
    caseItemsTable,
    items.map((item, index) => ({ ...item, openAmount: shares[index] ?? '0' })),
  );
  const kept = items.map(({ dispute: _, currency: __, disputedAmount: ___, ...key }, index) => {
    const disputedAmount = shares[index] ?? '0';
    return { ...key, caseId, disputedAmount, isOpen: Number(disputedAmount) > 0 };
  });
  await db.upsert(disputedItemsTable, kept, { columns: KEPT_COLUMNS });
  await db.execute(
    `UPDATE saldo_disputes_DisputeCases SET disputedAmount = ?, isOpen = ?
      WHERE source = ? AND caseId = ?`,
    [total, isOpen, source, caseId],
  );
  await db.execute('UPDATE saldo_disputes_Cases SET openAmount = ? WHERE ID = ?', [total, id]);
}

/** Of an item in dispute; the mirror's other columns stay as they are. */
export const KEPT_COLUMNS = [
  'source',
  'document',
  'repetition',
  'item',
  'subitem',
  'caseId',
  'disputedAmount',
  'isOpen',
] as const;
