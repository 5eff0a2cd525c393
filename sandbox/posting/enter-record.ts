import { itemKeyText } from '../ledger/item.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import type { EntityKind, Row } from '../store/entities.ts';
import { findItem } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';
import type { Posted } from './enter-promise.ts';

type RecordKind = EntityKind & Parameters<typeof nextNumber>[1];

/** Keeps an object that changes nothing in the ledger, under the next number of its range. */
export function enterRecord(
  tables: Tables,
  { kind, key, initial = {} }: { kind: RecordKind; key: string; initial?: Row },
  posted: Posted,
  stamp: Stamp,
): string {
  const { _Date, _Item, ...header } = posted;
  const number = nextNumber(tables, kind);
  const stamps = { CreationDateTime: stamp.instant, LastChangeDateTime: stamp.instant };
  tables.insert(kind, [{ ...header, ...initial, [key]: number, ...stamps }]);
  return number;
}

/** A proposal names items that are open; deciding on it is somebody else's. */
export function enterWriteOff(tables: Tables, posted: Posted, stamp: Stamp): string {
  const { _Item: entries = [] } = posted;
  for (const entry of entries) {
    if (findItem(tables, entry)?.CAClearingStatus === '') continue;
    const text = `Item ${itemKeyText(entry)} is not open; leave it out`;
    throw new SandboxError('ITEM_CLEARED', text, 400);
  }
  const what = { kind: 'writeOffProposal', key: 'WriteOffProposal' } as const;
  const number = enterRecord(tables, { ...what, initial: { ProposalStatus: '' } }, posted, stamp);
  const rows = entries.map((entry) => ({ ...entry, WriteOffProposal: number }));
  tables.insert('writeOffProposalItem', rows);
  return number;
}
