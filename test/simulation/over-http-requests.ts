import { randomUUID } from 'node:crypto';
import type { Json } from '../../srv/domain/canonical-json.ts';
import { services } from '../../srv/erp/services.ts';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import type { OperationKindName } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { setLock } from '../../srv/erp/write-back/requests/locks.ts';
import {
  requestPlacements,
  requestWriteOff,
} from '../../srv/erp/write-back/requests/placements.ts';
import type { Database } from '../../srv/platform/database.ts';
import { promisesTable } from '../../srv/platform/tables.ts';
import { SOURCE } from '../erp/erp-world.ts';

/** Where the ERP shows operations and what they made. */
export const SETS = {
  ContactNote: services.collections,
  PromiseToPay: services.collections,
  Operation: services.collections,
  AgencySubmission: services.collections,
  WriteOffProposal: services.collections,
  DisputeCase: services.disputes,
  ContrAcctPrtnBusLock: services.contractAccount,
};

/** What the ERP has to show of an operation: exactly one row. */
export interface Expected {
  readonly id: string;
  readonly set: keyof typeof SETS;
  readonly filter: string;
}

const AMOUNT = '1.0000';

/**
 * Puts into the outbox: three notes on each of two contacts, a promise, a verdict that it is open, its
 * withdrawal, a dispute case, and what is handed over. Answers in that order.
 */
export async function enqueueScenario(
  db: Database,
  seed: number,
  createdAt: string,
): Promise<Expected[]> {
  const { partner, account: _, currency, companyCode, ...key } = await openItem(db, seed);
  const subjectOf = (place: number) => `00000000-0000-4000-8000-0000000${seed}000${place}`;
  const enqueue = (place: number, kind: OperationKindName, payload: Json) => {
    const about = { kind, partner, subject: subjectOf(place), payload };
    return enqueueOperation(db, { source: SOURCE, ...about, createdAt, createdBy: 'agent' });
  };
  const expected: Expected[] = [];
  for (const place of [1, 1, 1, 2, 2, 2]) {
    const note = `note ${expected.length}`;
    const contact = { contactId: subjectOf(place), partner, startedAt: createdAt, note };
    const held = { channel: 'phone', direction: 'outbound', result: 'reached' };
    const id = await enqueue(place, 'contact-note', { ...contact, ...held });
    expected.push(byOperation('ContactNote', id));
  }
  await db.insert(promisesTable, [{ ID: subjectOf(3), source: SOURCE, partner, status: '0' }]);
  const created = await enqueue(3, 'promise-create', {
    ...{ promiseId: subjectOf(3), partner, category: '01', currency, amount: AMOUNT },
    dates: [{ dueOn: '2026-12-01', amount: AMOUNT }],
    items: [{ ...key, amount: AMOUNT }],
  });
  const judged = await enqueue(3, 'promise-verdict', {
    ...{ verdict: subjectOf(3), status: '0', fulfilmentPercent: '0.00' },
  });
  const withdrawn = await enqueue(3, 'promise-withdraw', { by: 'customer', reason: '01' });
  const disputed = await enqueue(4, 'dispute-create', {
    ...{ caseId: subjectOf(4), partner, companyCode, currency, amount: AMOUNT, items: [key] },
    ...{ caseType: 'DISP', title: 'Charged twice', reason: '01' },
  });
  return [
    ...expected,
    byOperation('PromiseToPay', created),
    byOperation('Operation', judged),
    byOperation('Operation', withdrawn),
    byReference(disputed),
    ...(await enqueueHandOvers(db, seed, createdAt)),
  ];
}

/** An item that goes to an agency and comes back, one to be written off, and a locked account. */
async function enqueueHandOvers(db: Database, seed: number, now: string): Promise<Expected[]> {
  const { partner, account, currency, companyCode: _, ...key } = await openItem(db, 20 + seed);
  const requester = { source: SOURCE, user: 'system', now };
  const submissionId = randomUUID();
  const submission = { submissionId, partner, agency: '0090000017', currency, items: [key] };
  const recall = { submissionId, partner, reason: '01' };
  const placed = await requestPlacements(db, { recalls: [], submissions: [submission] }, requester);
  const back = await requestPlacements(db, { recalls: [recall], submissions: [] }, requester);
  const proposal = { proposalId: randomUUID(), partner, currency, amount: AMOUNT };
  const items = [{ ...key, amount: AMOUNT }];
  const what = { ...proposal, reason: '01', note: '', items };
  const proposed = await requestWriteOff(db, what, requester);
  const days = { validFrom: '2026-11-22', validTo: '2026-12-31' };
  const lock = { account, partner, process: 'dunning', reason: 'S', ...days } as const;
  const locked = await setLock(db, lock, requester);
  const onAccount = `ContractAccount eq '${account}' and CABusinessLockReason eq 'S'`;
  return [
    ...placed.submissions.map((id) => byOperation('AgencySubmission', id)),
    ...back.recalls.map((id) => byOperation('Operation', id)),
    byOperation('WriteOffProposal', proposed),
    { id: locked, set: 'ContrAcctPrtnBusLock', filter: onAccount },
  ];
}

function byOperation(set: Expected['set'], id: string): Expected {
  return { id, set, filter: `OperationId eq ${id}` };
}

function byReference(id: string): Expected {
  const reference = id.replaceAll('-', '').toUpperCase();
  return { id, set: 'DisputeCase', filter: `CaseExternalReference eq '${reference}'` };
}

type OpenItem = Readonly<
  Record<
    | 'document'
    | 'repetition'
    | 'item'
    | 'subitem'
    | 'partner'
    | 'account'
    | 'currency'
    | 'companyCode',
    string
  >
>;

/** Another one for each seed: an item can be in one dispute case only. */
async function openItem(db: Database, place: number): Promise<OpenItem> {
  const [item] = await db.query<OpenItem>(
    `SELECT document, repetition, item, subitem, partner, account, currency,
            companyCode AS "companyCode"
       FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND substituteCategory = '' AND statisticalCode = ''
        AND clearingRestriction = '' AND subitem = '000' AND currency = 'EUR' AND amount > 10
      ORDER BY document LIMIT 1 OFFSET ?`,
    [place],
  );
  if (!item) throw new Error('no open item is left');
  return item;
}
