import { appendEvent } from '../audit/append-event.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Asker } from '../requests/asker.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';

/** Says in the audit trail who decided what of a version, a tree, a test or a change of settings. */
export function recordDecision<Row extends DraftRow>(
  { db, user, now }: Asker,
  kind: DraftKind<Row>,
  row: Row,
  {
    decision,
    details = {},
    reason = '',
  }: {
    /** What was done to it: 'proposed', 'activated'. */
    readonly decision: string;
    readonly details?: { readonly [name: string]: Json };
    readonly reason?: string;
  },
): Promise<void> {
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: `${kind.noun}-${decision}`,
    objectType: kind.objectType,
    objectKey: row.id,
    source: '',
    partner: '',
    reason,
    ruleVersion: row.id,
    details: { ...kind.told(row), ...details },
  });
}
