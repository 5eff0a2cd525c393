import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { toScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal } from '../domain/money.ts';
import { requestDispute, requestDisputeNote } from '../erp/write-back/requests/disputes.ts';
import { disputeCasesTable, disputedItemsTable } from '../platform/tables.ts';
import { markChanged } from '../runs/mark-changed.ts';
import type { ItemToDispute } from './disputable-items.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** A checked dispute: items of one company code and currency, amounts in minor units. */
export interface NewDispute {
  readonly reason: string;
  readonly category: string;
  readonly title: string;
  readonly note: string;
  readonly currency: string;
  readonly digits: number;
  readonly items: readonly (ItemToDispute & { readonly amount: number })[];
}

/** FI-CA's status of a new case. */
const NEW = '01';

/** Keeps the case with the contested part of each item, and opens it in the ERP with the agent's note. */
export async function recordDispute(visit: Visit, dispute: NewDispute): Promise<void> {
  const { db, now, position } = visit;
  const { source, partner } = position;
  const caseId = randomUUID();
  await insertCase(visit, caseId, dispute);
  await insertItems(visit, caseId, dispute);
  await sendCase(visit, caseId, dispute);
  await auditDispute(visit, caseId, dispute);
  await markChanged(db, [{ source, partner, cause: 'dispute', changedAt: now }]);
}

async function insertCase(visit: Visit, caseId: string, dispute: NewDispute): Promise<void> {
  const { db, now, position } = visit;
  const { source, partner } = position;
  const { reason, title, currency } = dispute;
  const disputedAmount = formatDecimal(totalOf(dispute), dispute.digits);
  const what = { status: NEW, isOpen: true, reason, title, currency, disputedAmount };
  const createdOn = await segmentDay(visit, now);
  await db.insert(disputeCasesTable, [{ source, caseId, partner, ...what, createdOn }]);
}

async function insertItems(
  { db, position }: Visit,
  caseId: string,
  { items, currency, digits }: NewDispute,
): Promise<void> {
  const { partner } = position;
  const rows = items.map(({ key, amount }) => {
    const disputedAmount = formatDecimal(amount, digits);
    return { ...key, caseId, partner, currency, disputedAmount, isOpen: true };
  });
  await db.insert(disputedItemsTable, rows);
}

async function sendCase(
  { db, agent, now, position }: Visit,
  caseId: string,
  dispute: NewDispute,
): Promise<void> {
  const { source, partner } = position;
  const { reason, category, title, note, currency, digits, items } = dispute;
  const requester = { source, user: agent, now };
  const what = { caseType: category, title, reason, companyCode: items[0]?.companyCode ?? '' };
  const amount = formatDecimal(totalOf(dispute), digits);
  const keys = items.map(({ key: { source: _, ...key } }) => key);
  const payload = { caseId, partner, ...what, currency, amount, items: keys };
  await requestDispute(db, payload, requester);
  if (note === '') return;
  await requestDisputeNote(db, { caseId, partner, noteId: randomUUID(), text: note }, requester);
}

function auditDispute(
  { db, agent, now, position }: Visit,
  objectKey: string,
  dispute: NewDispute,
): Promise<void> {
  const { source, partner, segment } = position;
  const { reason, category, currency, digits, items } = dispute;
  const amount4 = toScaled4(totalOf(dispute), digits);
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'dispute-raised',
    objectType: 'dispute',
    objectKey,
    source,
    partner,
    reason,
    details: { segment, category, currency, amount4, items: items.map(({ item }) => item) },
  });
}

function totalOf({ items }: NewDispute): number {
  return items.reduce((sum, { amount }) => sum + amount, 0);
}
