import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { toScaled4 } from '../domain/erp-amount.ts';
import { type NewDispute, openDispute } from '../runs/disputes/open-dispute.ts';
import { takeInCases } from '../runs/disputes/take-in-cases.ts';
import { markChanged } from '../runs/mark-changed.ts';
import type { ItemToDispute } from './disputable-items.ts';
import { recordAction } from './record-action.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** A checked dispute: items of one company code and currency, amounts in minor units. */
export interface RaisedDispute
  extends Pick<NewDispute, 'reason' | 'category' | 'title' | 'note' | 'currency' | 'digits'> {
  readonly items: readonly (ItemToDispute & { readonly amount: number })[];
}

/**
 * Keeps the case with the contested part of each item, opens it in the ERP with the agent's note,
 * and hands it to the dispute team.
 */
export async function recordDispute(visit: Visit, dispute: RaisedDispute): Promise<void> {
  const { db, agent: user, now, position } = visit;
  const { source, partner, segment } = position;
  const caseId = randomUUID();
  const companyCode = dispute.items[0]?.companyCode ?? '';
  const createdOn = await segmentDay(visit, now);
  const about = { caseId, source, partner, segment, companyCode };
  await openDispute(db, { ...dispute, ...about, createdOn, user, now });
  await takeInCases(db, { scope: { source, partner }, now, isCallers: true });
  await db.execute('UPDATE saldo_disputes_Cases SET createdBy = ? WHERE ID = ?', [user, caseId]);
  await recordAction(visit, { cause: 'dispute-raised', about: dispute.reason, note: dispute.note });
  await auditDispute(visit, caseId, dispute);
  await markChanged(db, [{ source, partner, cause: 'dispute', changedAt: now }]);
}

function auditDispute(
  { db, agent, now, position }: Visit,
  objectKey: string,
  dispute: RaisedDispute,
): Promise<void> {
  const { source, partner, segment } = position;
  const { reason, category, currency, digits, items } = dispute;
  const total = items.reduce((sum, { amount }) => sum + amount, 0);
  const amount4 = toScaled4(total, digits);
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
