import { appendEvent } from '../audit/append-event.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Decider } from '../requests/decider.ts';

/** A change of how work is spread, as the audit trail keeps it. */
export interface DeskChange {
  readonly decision: string;
  readonly objectType: string;
  readonly objectKey: string;
  readonly reason: string;
  readonly source?: string | null;
  readonly partner?: string | null;
  readonly details: Json;
}

/** Says in the audit trail who spread work differently, and why. */
export function recordChange({ db, user, now }: Decider, change: DeskChange): Promise<void> {
  const { source, partner, ...event } = change;
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    source: source ?? '',
    partner: partner ?? '',
    ...event,
  });
}
