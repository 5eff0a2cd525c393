import { appendEvent } from '../audit/append-event.ts';
import { releaseHold } from './hold.ts';
import type { Visit } from './visit.ts';

/** Lets the customer go before the time is out; nothing happens when the agent does not have them. */
export async function releaseCustomer(visit: Visit): Promise<void> {
  if (!(await releaseHold(visit))) return;
  const { db, agent, now, position } = visit;
  const { run, source, partner, segment } = position;
  await appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'customer-released',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    details: { segment },
  });
}
