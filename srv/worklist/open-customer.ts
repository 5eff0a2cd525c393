import { appendEvent } from '../audit/append-event.ts';
import { takeHold } from './hold.ts';
import type { Visit } from './visit.ts';

/** Takes the customer for the agent, over all segments, until they go on or the time is out. */
export async function openCustomer(visit: Visit): Promise<void> {
  await takeHold(visit);
  const { db, agent, now, position } = visit;
  const { run, source, partner, segment } = position;
  await appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'customer-opened',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    details: { segment },
  });
}
