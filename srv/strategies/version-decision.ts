import { appendEvent } from '../audit/append-event.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Asker, VersionRow } from './request.ts';

/** Says in the audit trail who decided what of a version. */
export function recordDecision(
  { db, user, now }: Asker,
  { id, strategy, version }: VersionRow,
  decision: string,
  details: { readonly [name: string]: Json } = {},
  reason = '',
): Promise<void> {
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision,
    objectType: 'strategy-version',
    objectKey: id,
    source: '',
    partner: '',
    reason,
    ruleVersion: id,
    details: { strategy, version, ...details },
  });
}
