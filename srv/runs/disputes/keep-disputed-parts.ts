import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type DisputedItemsRow, disputedItemsTable } from '../../platform/tables.ts';
import { type CaseBatches, inBatches } from './case-batches.ts';
import { type CaseScope, inScope, isUnderWay } from './case-scope.ts';
import { KEPT_COLUMNS } from './set-open-parts.ts';

/** Items whose part in dispute the mirror tells otherwise than a decision that is on its way. */
const OTHERWISE = `FROM saldo_disputes_Cases mine
    JOIN saldo_disputes_CaseItems kept ON kept.dispute = mine.ID
    JOIN saldo_disputes_DisputedItems item ON item.source = mine.source
      AND item.caseId = mine.caseId AND item.document = kept.document
      AND item.repetition = kept.repetition AND item.item = kept.item
      AND item.subitem = kept.subitem
    WHERE (item.isOpen = true OR kept.openAmount > 0)
      AND (item.disputedAmount <> kept.openAmount OR item.isOpen = false)`;

interface DecidedCase {
  readonly id: string;
}

type KeptPart = Omit<DisputedItemsRow, 'isOpen'> & { readonly stands: number };

/**
 * The mirror brings what the ERP says of an item in dispute; while a decision of ours is on its way
 * there, what is asked for follows the decision.
 */
export function keepDisputedParts(
  db: Database,
  { scope, now }: { readonly scope: CaseScope; readonly now: Instant },
): Promise<number> {
  const { sql, params } = inScope(scope, 'mine');
  const decided = `SELECT DISTINCT mine.ID AS id ${OTHERWISE}
      AND mine.status IN ('decided', 'closed', 'voided') AND ${sql} AND ${isUnderWay('mine')}
      AND mine.ID > ?
    ORDER BY mine.ID LIMIT ?`;
  const batches: CaseBatches<DecidedCase> = {
    read: (tx, after, limit) => tx.query<DecidedCase>(decided, [...params, after?.id ?? '', limit]),
    work: keepParts,
    nameOf: ({ id }) => id,
  };
  return inBatches(db, batches, { now });
}

async function keepParts(tx: Database, cases: readonly DecidedCase[]): Promise<number> {
  const rows = await tx.query<KeptPart>(
    `SELECT item.source, item.document, item.repetition, item.item, item.subitem,
      item.caseId AS "caseId", kept.openAmount AS "disputedAmount",
      CASE WHEN kept.openAmount > 0 THEN 1 ELSE 0 END AS stands
    ${OTHERWISE} AND mine.ID ${inList(tx.dialect)}`,
    [JSON.stringify(cases.map(({ id }) => id))],
  );
  const kept = rows.map(({ stands, ...row }) => ({ ...row, isOpen: stands === 1 }));
  return tx.upsert(disputedItemsTable, kept, { columns: KEPT_COLUMNS });
}
