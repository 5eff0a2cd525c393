import type { Database } from '../../../platform/database.ts';
import { inList } from '../../../platform/sql-text.ts';
import { itemLocksTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, type MirrorRow, rowsOf } from '../erp-object.ts';
import { ITEM_KEYS, itemKeyOf } from '../item-key.ts';

/**
 * Locks on items (DFKKLOCKS). They carry no change stamp and are deleted when lifted, so all of them
 * are read again now and then; what no longer comes is gone.
 */
export const itemLocks: ErpObject = {
  object: 'item-locks',
  service: services.documents,
  entity: 'BPItemBusLock',
  keys: [
    ...ITEM_KEYS,
    'CABusinessProcess',
    'CABusinessLockReason',
    'CABusinessLockValidFrom',
    'CABusinessLockValidTo',
  ],
  select: [
    ...ITEM_KEYS,
    'CABusinessProcess',
    'CABusinessLockReason',
    'CABusinessLockValidFrom',
    'CABusinessLockValidTo',
  ],
  changes: { by: 'reading-all', everyMinutes: 15 },
  cause: 'lock',
  partnersOf: partnersOfItems,
  vanishing: { field: 'CADocumentNumber', column: 'document' },
  targets: [
    rowsOf(itemLocksTable, (record) => [
      {
        ...itemKeyOf(record),
        process: record.text('CABusinessProcess'),
        reason: record.text('CABusinessLockReason'),
        validFrom: record.requiredDay('CABusinessLockValidFrom'),
        validTo: record.requiredDay('CABusinessLockValidTo'),
      },
    ]),
  ],
};

async function partnersOfItems(
  db: Database,
  source: string,
  rows: readonly MirrorRow[],
): Promise<string[]> {
  const documents = [...new Set(rows.map((row) => String(row.document)))];
  const partners = await db.query<{ partner: string }>(
    `SELECT DISTINCT partner FROM saldo_ledger_Items
      WHERE source = ? AND document ${inList(db.dialect)}`,
    [source, JSON.stringify(documents)],
  );
  return partners.map(({ partner }) => partner);
}
