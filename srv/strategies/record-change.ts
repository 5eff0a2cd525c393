import type cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import type { Json } from '../domain/canonical-json.ts';
import { askerOf } from './request.ts';

const VERBS: Readonly<Record<string, string>> = {
  CREATE: 'created',
  UPDATE: 'changed',
  DELETE: 'deleted',
};

/** Says in the audit trail who changed how the next night works. */
export async function recordChange(request: cds.Request): Promise<void> {
  const { db, user, now } = await askerOf(request);
  const entity = String(request.target?.name).split('.').at(-1) ?? '';
  const key = (request.params.at(-1) ?? request.data) as Json;
  await appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: `setting-${VERBS[request.event] ?? 'changed'}`,
    objectType: entity,
    objectKey: typeof key === 'string' ? key : Object.values(keysIn(key)).join('/').slice(0, 120),
    source: '',
    partner: '',
    details: { key, data: request.data },
  });
}

function keysIn(key: Json): Readonly<Record<string, unknown>> {
  const names = ['ID', 'segment', 'reason', 'validFrom', 'rule', 'sequence'];
  const values = Object.entries((key ?? {}) as Record<string, unknown>);
  return Object.fromEntries(values.filter(([name]) => names.includes(name)));
}
