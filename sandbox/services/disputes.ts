import type cds from '@sap/cds';
import { SandboxError } from '../sandbox-error.ts';
import type { Clock } from '../simulation/clock.ts';
import { type Tables, withTablesOf } from '../store/database.ts';
import { nextNumber } from '../store/number-range.ts';

interface NewCase {
  CaseID?: string;
  CaseStatus?: string;
  _DisputeCaseObject?: { ObjectType: string; ObjectKey: string }[];
}

/** Closed, voided: such a case takes no change any more, and frees its items. */
const ended = ['05', '09'];

/**
 * The standard service: it gives the case its number, and takes an item into one open case only. It
 * knows nothing of operation ids; the caller finds its case by the external reference.
 */
export function guardDisputes(disputes: cds.Service, clock: Clock): void {
  disputes.before('CREATE', 'DisputeCase', async (req) => {
    const posted = req.data as NewCase;
    await withTablesOf(req, (tables) => {
      for (const linked of posted._DisputeCaseObject ?? []) assertUndisputed(tables, linked);
      posted.CaseID = nextNumber(tables, 'dispute');
    });
    posted.CaseStatus ??= '01';
    Object.assign(posted, { CreationDateTime: clock.now().instant });
  });
  disputes.prepend(() => {
    disputes.on('UPDATE', 'DisputeCase', async (req, next) => {
      const { CaseUUID } = req.params.at(-1) as { CaseUUID: string };
      const wasOpen = await withTablesOf(req, (tables) => isOpen(tables, CaseUUID));
      // CAP compares tags while it writes: a stale one (412) goes before what the case says.
      const changed = await next();
      if (wasOpen) return changed;
      const text = `Dispute case ${CaseUUID} is closed or voided`;
      throw new SandboxError('CASE_ENDED', text, 409);
    });
  });
}

/** The item is open, and in no other case that is. */
function assertUndisputed(
  tables: Tables,
  { ObjectType, ObjectKey }: { ObjectType: string; ObjectKey: string },
): void {
  if (ObjectType !== 'CA_DOC') return;
  const [item] = tables.select(
    `SELECT CAClearingStatus AS status FROM $item
     WHERE CADocumentNumber || CARepetitionItemNumber || CABPItemNumber || CASubItemNumber = ?
       AND CADocumentNumber = ?`,
    ObjectKey,
    ObjectKey.slice(0, 12),
  );
  if (item?.status !== '') {
    throw new SandboxError('ITEM_CLEARED', `Item ${ObjectKey} is not open; leave it out`, 400);
  }
  const [other] = tables.select(
    `SELECT c.CaseID AS number FROM $disputeObject o JOIN $dispute c ON c.CaseUUID = o.CaseUUID
     WHERE o.ObjectKey = ? AND c.CaseStatus NOT IN ('05', '09')`,
    ObjectKey,
  );
  if (!other) return;
  const text = `Item ${ObjectKey} is in dispute case ${other.number} already`;
  throw new SandboxError('ITEM_IN_DISPUTE', text, 400);
}

function isOpen(tables: Tables, uuid: string): boolean {
  const [known] = tables.select('SELECT CaseStatus FROM $dispute WHERE CaseUUID = ?', uuid);
  return !ended.includes(String(known?.CaseStatus));
}
