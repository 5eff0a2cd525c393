import type { Database } from '../../platform/database.ts';
import { type DisputedItemsRow, disputedItemsTable } from '../../platform/tables.ts';
import { type CaseScope, inScope, isUnderWay } from './case-scope.ts';
import { KEPT_COLUMNS } from './set-open-parts.ts';

/**
 * The mirror brings what the ERP says of an item in dispute; while a decision of ours is on its way
 * there, what is asked for follows the decision.
 */
export async function keepDisputedParts(db: Database, scope: CaseScope): Promise<number> {
  const { sql, params } = inScope(scope, 'mine');
  const rows = await db.query<Omit<DisputedItemsRow, 'isOpen'> & { readonly stands: number }>(
    `SELECT item.source, item.document, item.repetition, item.item, item.subitem,
      item.caseId AS "caseId", kept.openAmount AS "disputedAmount",
      CASE WHEN kept.openAmount > 0 THEN 1 ELSE 0 END AS stands
    FROM saldo_disputes_Cases mine
    JOIN saldo_disputes_CaseItems kept ON kept.dispute = mine.ID
    JOIN saldo_disputes_DisputedItems item ON item.source = mine.source
      AND item.caseId = mine.caseId AND item.document = kept.document
      AND item.repetition = kept.repetition AND item.item = kept.item
      AND item.subitem = kept.subitem
    WHERE mine.status IN ('decided', 'closed', 'voided') AND ${sql} AND ${isUnderWay('mine')}
      AND (item.isOpen = true OR kept.openAmount > 0)
      AND (item.disputedAmount <> kept.openAmount OR item.isOpen = false)`,
    params,
  );
  const kept = rows.map(({ stands, ...row }) => ({ ...row, isOpen: stands === 1 }));
  return db.upsert(disputedItemsTable, kept, { columns: KEPT_COLUMNS });
}
