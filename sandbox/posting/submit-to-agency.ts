import { toWire } from '../bank/currencies.ts';
import { itemKeyText, type LedgerItem } from '../ledger/item.ts';
import { assertFree } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { findItem, saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';
import type { Posted } from './enter-promise.ts';

/** Grouping code of items that are with an agency (INKPS), and the dunning lock they get. */
const agencyGroup = '001';
const agencyLock = { CABusinessProcess: '01', CABusinessLockReason: 'A' };
const unlimited = '9999-12-31';

/** Gives items to an agency: marks them and locks them against dunning, as FP03D does. */
export function submitToAgency(tables: Tables, posted: Posted, stamp: Stamp): string {
  const { _Date, _Item: entries = [], ...header } = posted;
  const items = entries.map((entry) => {
    const item = findItem(tables, entry);
    if (!item) {
      throw new SandboxError('ITEM_NOT_FOUND', `Item ${itemKeyText(entry)} does not exist`, 400);
    }
    assertSubmittable(item);
    return item;
  });
  if (items.length === 0) {
    throw new SandboxError('SUBMISSION_WITHOUT_ITEMS', 'A submission names its items', 400);
  }
  const AgencySubmission = nextNumber(tables, 'agencySubmission');
  saveItems(tables, withGroup(items, agencyGroup, stamp));
  tables.upsert(
    'itemLock',
    items.map((item) => lockOf(item, stamp)),
  );
  tables.insert('agencySubmission', [
    {
      ...header,
      AgencySubmission,
      SubmittedAmount: toWire(sumOf(items)),
      SubmissionStatus: '02',
      SubmissionDate: stamp.date,
      RecallDate: null,
      RecallReason: '',
      CreationDateTime: stamp.instant,
      LastChangeDateTime: stamp.instant,
    },
  ]);
  tables.insert(
    'agencySubmissionItem',
    items.map((item) => ({
      AgencySubmission,
      ...keyOf(item),
      SubmittedAmount: toWire(item.CAAmountInTransactionCurrency),
    })),
  );
  return AgencySubmission;
}

/** Takes what is still open back from the agency (FP03U), and lifts the locks it was given with. */
export function recallFromAgency(
  tables: Tables,
  number: string,
  reason: string,
  stamp: Stamp,
): void {
  const [submission] = tables.select(
    'SELECT * FROM $agencySubmission WHERE AgencySubmission = ?',
    number,
  );
  if (submission?.SubmissionStatus !== '02') {
    const text = `Submission ${number} is not with the agency any more`;
    throw new SandboxError('SUBMISSION_NOT_OPEN', text, 409);
  }
  const entries = tables.select(
    'SELECT * FROM $agencySubmissionItem WHERE AgencySubmission = ?',
    number,
  );
  const items = entries.map((entry) => findItem(tables, entry as never));
  const found = items.filter((item) => item !== undefined);
  saveItems(tables, withGroup(found, '', stamp));
  for (const item of found) liftLock(tables, item, String(submission.SubmissionDate));
  tables.run(
    `UPDATE $agencySubmission SET SubmissionStatus = '09', RecallDate = ?, RecallReason = ?,
       LastChangeDateTime = ? WHERE AgencySubmission = ?`,
    stamp.date,
    reason,
    stamp.instant,
    number,
  );
}

function assertSubmittable(item: LedgerItem): void {
  assertFree(item);
  if (item.CAGrpgCodeForTransfToCollAgcy === '') return;
  const text = `Item ${itemKeyText(item)} is with an agency already; recall it first`;
  throw new SandboxError('ITEM_WITH_AGENCY', text, 400);
}

function withGroup(items: readonly LedgerItem[], group: string, stamp: Stamp): LedgerItem[] {
  const changed = { LastChangeDate: stamp.date, LastChangeTime: stamp.time };
  return items.map((item) => ({ ...item, CAGrpgCodeForTransfToCollAgcy: group, ...changed }));
}

function lockOf(item: LedgerItem, stamp: Stamp) {
  const days = { CABusinessLockValidFrom: stamp.date, CABusinessLockValidTo: unlimited };
  return { ...keyOf(item), ...agencyLock, ...days };
}

function liftLock(tables: Tables, item: LedgerItem, from: string): void {
  tables.run(
    `DELETE FROM $itemLock WHERE CADocumentNumber = ? AND CARepetitionItemNumber = ?
       AND CABPItemNumber = ? AND CASubItemNumber = ? AND CABusinessProcess = ?
       AND CABusinessLockReason = ? AND CABusinessLockValidFrom = ? AND CABusinessLockValidTo = ?`,
    ...Object.values(keyOf(item)),
    ...Object.values(agencyLock),
    from,
    unlimited,
  );
}

function keyOf(item: LedgerItem) {
  const { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber } = item;
  return { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber };
}

function sumOf(items: readonly LedgerItem[]): number {
  return items.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
}
