import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { requestWorklistResult } from '../erp/write-back/requests/worklist-notes.ts';
import { positionEventsTable } from '../platform/tables.ts';
import { conflict } from '../requests/refusal.ts';
import { releaseHold, takeHold } from './hold.ts';
import type { Visit } from './visit.ts';

/** The guard stands in the statement: a position that a payment closed meanwhile stays closed. */
const COMPLETE = `UPDATE saldo_worklists_Positions
  SET status = 'completed', closedBy = 'agent', changedAt = ?, changedBy = ?
  WHERE run = ? AND source = ? AND partner = ? AND status = 'open'`;

/** Nothing more is to be done for the customer today (POSITION_NOT_OPEN when already so). */
export async function complete(
  visit: Visit,
  { reason }: { readonly reason?: string | null },
): Promise<void> {
  await takeHold(visit);
  const { db, agent, now, position } = visit;
  const { run, source, partner, segment } = position;
  const changed = await db.execute(COMPLETE, [now, agent, run, source, partner]);
  if (changed === 0) throw conflict('POSITION_NOT_OPEN', { status: position.status });
  await db.execute(
    `UPDATE saldo_contacts_Resubmissions SET status = 'done'
    WHERE source = ? AND partner = ? AND segment = ? AND status = 'open' AND dueOn <= ?`,
    [source, partner, segment, position.businessDate],
  );
  const statuses = { fromStatus: 'open', toStatus: 'completed' };
  const event = { run, source, partner, occurredAt: now, cause: 'agent', ...statuses };
  const ID = randomUUID();
  await db.insert(positionEventsTable, [{ ID, ...event }]);
  await tellErp(visit, ID, reason ?? '');
  await appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'position-completed',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    reason: reason ?? '',
    ruleVersion: position.strategyVersion,
    details: { segment },
  });
  await releaseHold(visit);
}

function tellErp(
  { db, agent, now, position }: Visit,
  event: string,
  reason: string,
): Promise<string> {
  const { source, partner, segment, businessDate } = position;
  const result = { partner, segment, listOn: businessDate, result: 'completed', reason } as const;
  return requestWorklistResult(db, { event, ...result }, { source, segment, user: agent, now });
}
