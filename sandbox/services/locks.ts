import type cds from '@sap/cds';
import { type ItemKey, itemKeyText } from '../ledger/item.ts';
import { SandboxError } from '../sandbox-error.ts';
import { shapeOf, type Tables, withTablesOf } from '../store/database.ts';
import { findItem } from '../store/items.ts';

type Lock = ItemKey & Record<string, string>;

/** A lock belongs to an item that exists, and is set once: its key is its whole content. */
export function guardLocks(documents: cds.Service): void {
  documents.before('CREATE', 'BPItemBusLock', async (req) => {
    const lock = req.data as Lock;
    await withTablesOf(req, (tables) => assertNewLock(tables, lock));
  });
}

function assertNewLock(tables: Tables, lock: Lock): void {
  const key = itemKeyText(lock);
  if (!findItem(tables, lock)) {
    throw new SandboxError('ITEM_NOT_FOUND', `Item ${key} does not exist`, 400);
  }
  const { keys } = shapeOf('itemLock');
  const condition = keys.map((name) => `${name} = ?`).join(' AND ');
  const values = keys.map((name) => lock[name] ?? '');
  if (tables.select(`SELECT 1 FROM $itemLock WHERE ${condition}`, ...values).length === 0) return;
  throw new SandboxError('LOCK_EXISTS', `Item ${key} already has exactly this lock`, 409);
}
