import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { toScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { formatDecimal } from '../domain/money.ts';
import { judgePromise } from '../domain/promise-judgement.ts';
import type { PromiseProposal } from '../domain/promise-schedule.ts';
import { requestPromise, requestReplacement } from '../erp/write-back/requests/promises.ts';
import { promiseDatesTable, promiseItemsTable, promisesTable } from '../platform/tables.ts';
import { markChanged } from '../runs/mark-changed.ts';
import type { PromisePolicy } from '../runs/promise-policies.ts';
import { paidSince } from './paid-since.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** A checked promise; amounts are minor units with `digits` decimals. */
export interface NewPromise {
  readonly proposal: PromiseProposal;
  readonly policy: PromisePolicy;
  readonly total: number;
  readonly needsApproval: boolean;
  readonly digits: number;
  readonly note: string;
  /** The promise that this one takes the place of: open, or one that waited for approval. */
  readonly predecessor: string | null;
  /** The open one among those: it ends with this one, here and in the ERP. */
  readonly replaces: string | null;
}

/** Keeps the promise with its dates and items, and sends it to the ERP unless it has to wait. */
export async function recordPromise(visit: Visit, promise: NewPromise): Promise<void> {
  const { db, now, position } = visit;
  const { source, partner } = position;
  const id = randomUUID();
  const promisedOn = await dayOfPromise(visit);
  await insertItems(visit, id, promise, promisedOn);
  await insertDates(visit, id, promise);
  const operation = promise.needsApproval ? null : await sendPromise(visit, id, promise);
  await insertPromise(visit, id, promise, { promisedOn, operation });
  await auditPromise(visit, id, promise);
  await markChanged(db, [{ source, partner, cause: 'promise', changedAt: now }]);
}

/**
 * A list made on Saturday is for Monday: what is promised and paid at the weekend counts from the
 * day it is said, never from a day ahead.
 */
async function dayOfPromise(visit: Visit): Promise<IsoDate> {
  const { businessDate } = visit.position;
  const today = await segmentDay(visit, visit.now);
  return today < businessDate ? today : businessDate;
}

async function insertPromise(
  { db, agent, now, position }: Visit,
  id: string,
  { proposal, policy, total, needsApproval, digits, note, predecessor }: NewPromise,
  { promisedOn, operation }: { promisedOn: IsoDate; operation: string | null },
): Promise<void> {
  const { source, partner, segment, businessDate } = position;
  const open = judgePromise({ ...proposal, status: '0' }, [], policy, businessDate);
  const whose = { source, partner, segment, promisedBy: partner };
  const what = { category: policy.category, promisedOn, currency: proposal.currency };
  const state = { status: '0', fulfilmentPercent: '0', nextCheckOn: open.nextCheckOn };
  const approval = needsApproval ? 'waiting' : null;
  const made = { origin: 'saldo', createdAt: now, createdBy: agent };
  const trace = { needsApproval, approval, operation, ...made };
  const amount = formatDecimal(total, digits);
  await db.insert(promisesTable, [
    { ID: id, ...whose, ...what, amount, ...state, ...trace, note, predecessor },
  ]);
}

async function insertDates(
  { db }: Visit,
  promise: string,
  { proposal, digits }: NewPromise,
): Promise<void> {
  const rows = inOrder(proposal).map(({ dueOn, amount }, index) => {
    return { promise, sequence: index + 1, dueOn, amount: formatDecimal(amount, digits) };
  });
  await db.insert(promiseDatesTable, rows);
}

async function insertItems(
  { db, position }: Visit,
  promise: string,
  { proposal, digits }: NewPromise,
  promisedOn: IsoDate,
): Promise<void> {
  const paid = await paidSince(db, position, promisedOn);
  const rows = proposal.items.map(({ item, amount }) => ({
    promise,
    ...itemKeyOf(item),
    amount: formatDecimal(amount, digits),
    paidBefore: formatDecimal(paid.get(item) ?? 0, 4),
  }));
  await db.insert(promiseItemsTable, rows);
}

function sendPromise(
  { db, agent, now, position }: Visit,
  promiseId: string,
  { proposal, policy, total, digits, replaces }: NewPromise,
): Promise<string> {
  const { source, partner, segment } = position;
  const decimal = (amount: number) => formatDecimal(amount, digits);
  const dates = inOrder(proposal).map(({ dueOn, amount }) => ({ dueOn, amount: decimal(amount) }));
  const items = proposal.items.map(({ item, amount }) => {
    const { source: _, ...key } = itemKeyOf(item);
    return { ...key, amount: decimal(amount) };
  });
  const { category } = policy;
  const what = { category, currency: proposal.currency, amount: decimal(total) };
  const payload = { promiseId, partner, ...what, dates, items };
  const requester = { source, segment, user: agent, now };
  if (replaces) return requestReplacement(db, { ...payload, replaces }, requester);
  return requestPromise(db, payload, requester);
}

function auditPromise(
  { db, agent, now, position }: Visit,
  objectKey: string,
  { proposal, policy, total, needsApproval, digits, note, replaces }: NewPromise,
): Promise<void> {
  const { source, partner, segment } = position;
  const { currency, items } = proposal;
  const what = { segment, currency, amount4: toScaled4(total, digits), needsApproval };
  const dates = inOrder(proposal).map(({ dueOn }) => dueOn);
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'promise-given',
    objectType: 'promise',
    objectKey,
    source,
    partner,
    reason: note,
    ruleVersion: `${policy.category}@${policy.validFrom}`,
    details: {
      ...what,
      dates,
      items: items.map(({ item }) => item),
      ...(replaces && { replaces }),
    },
  });
}

function inOrder({ dates }: PromiseProposal) {
  return dates.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** The parts of `itemKeyText`. */
function itemKeyOf(text: string) {
  const [source = '', document = '', repetition = '', item = '', subitem = ''] = text.split('/');
  return { source, document, repetition, item, subitem };
}
