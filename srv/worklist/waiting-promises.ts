import { appendEvents } from '../audit/append-event.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { PromisedItem } from '../domain/promise.ts';
import type { Visit } from './visit.ts';

/** Changes nothing, but keeps a supervisor's decision on the same promises waiting until we end. */
const LOCK = `UPDATE saldo_agreements_Promises SET approval = approval
  WHERE source = ? AND partner = ? AND segment = ? AND needsApproval = true`;

const ITEMS = `SELECT promise.ID AS promise, promised.source, promised.document,
    promised.repetition, promised.item, promised.subitem
  FROM saldo_agreements_Promises promise
  JOIN saldo_agreements_PromiseItems promised ON promised.promise = promise.ID
  WHERE promise.source = ? AND promise.partner = ? AND promise.segment = ?
    AND promise.needsApproval = true AND promise.status = '0'`;

const REPLACE = `UPDATE saldo_agreements_Promises
  SET status = '5', needsApproval = false, approval = 'replaced', nextCheckOn = NULL
  WHERE ID = ? AND needsApproval = true`;

interface WaitingItem {
  readonly promise: string;
  readonly source: string;
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
}

/** Before a promise is checked: nobody decides on the customer's waiting ones meanwhile. */
export async function lockWaitingPromises({ db, position }: Visit): Promise<void> {
  const { source, partner, segment } = position;
  await db.execute(LOCK, [source, partner, segment]);
}

/**
 * A promise that waits for approval takes no items from others: a new one over any of them takes
 * its place. Answers the ids of those replaced.
 */
export async function replaceWaitingPromises(
  visit: Visit,
  chosen: readonly PromisedItem[],
): Promise<string[]> {
  const { db, position } = visit;
  const { source, partner, segment } = position;
  const rows = await db.query<WaitingItem>(ITEMS, [source, partner, segment]);
  const items = new Set(chosen.map(({ item }) => item));
  const touched = rows.filter((row) => items.has(itemKeyText(row)));
  const replaced = [...new Set(touched.map(({ promise }) => promise))];
  for (const id of replaced) await db.execute(REPLACE, [id]);
  await auditReplaced(visit, replaced);
  return replaced;
}

function auditReplaced(
  { db, agent, now, position }: Visit,
  replaced: readonly string[],
): Promise<void> {
  const { source, partner, segment } = position;
  const what = { decision: 'promise-replaced', objectType: 'promise', details: { segment } };
  const events = replaced.map((objectKey) => {
    return { occurredAt: now, actor: agent, ...what, objectKey, source, partner };
  });
  return appendEvents(db, events);
}
