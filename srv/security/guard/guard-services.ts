import cds from '@sap/cds';
import { logSensitiveReads } from '../../privacy/log-sensitive-reads.ts';
import { rowLimitsOf } from '../../requests/limits.ts';
import { notFound } from '../../requests/refusal.ts';
import type { Entity, Model, Query, Ref } from './cqn.ts';
import { groupWithoutEtag } from './group-without-etag.ts';
import { guardRead } from './guard-read.ts';
import { guardWrite } from './guard-write.ts';
import { rowCondition } from './row-limits.ts';

const WRITING = ['CREATE', 'UPDATE', 'UPSERT'];
const STORED = ['READ', 'DELETE', ...WRITING];

/**
 * Guards every service that is served, those yet to come too: CAP decides about the target of a request
 * only, not about what it reaches from there. Who reads sensitive data is recorded, whatever the
 * service. docs/security.md says what is held.
 */
export function guardServices(): void {
  cds.on('serving', (service) => {
    const guarded = service as unknown as cds.ApplicationService;
    guarded.prepend(() => guarded.before('*', guard));
    logSensitiveReads(guarded);
  });
}

async function guard(request: cds.Request): Promise<void> {
  const { user, event } = request;
  const target = request.target as unknown as Entity | undefined;
  if (!target || (user as { _is_privileged?: boolean })._is_privileged) return;
  const model = cds.model as unknown as Model;
  const query = STORED.includes(event) ? (request.query as unknown as Query) : boundTo(request);
  guardRead(query, user, model);
  if (event === 'READ') groupWithoutEtag(query.SELECT, target);
  if (WRITING.includes(event)) guardWrite(request.data, target, { event, user, model });
  if (event !== 'READ' && event !== 'CREATE') await requireMine(request, target, model);
}

/** CAP's transaction; with a connection once it has begun. */
interface Transaction {
  readonly dbc?: object;
  run(query: object): Promise<unknown>;
}

/** What an action or a function is bound to, as a query. */
function boundTo({ subject }: cds.Request): Query {
  return cds.ql.SELECT.one.from(subject as never) as unknown as Query;
}

/** 404 for a row that is not there or not the user's: both are told the same. */
async function requireMine(request: cds.Request, target: Entity, model: Model): Promise<void> {
  const { user, locale, subject } = request;
  if (rowCondition(rowLimitsOf(user), target) === null || target['@cds.persistence.skip']) return;
  if (typeof (subject as unknown as Ref).ref?.at(-1) === 'string') return; // the whole set
  const keys = Object.keys(target.keys ?? {});
  const query = cds.ql.SELECT.one.from(subject as never).columns(keys as never);
  guardRead(query as unknown as Query, user, model);
  const mine = cds.db.tx(request as never) as unknown as Transaction;
  // One of its own, where the request has none yet: what an action does may take its time.
  const row = mine.dbc
    ? await mine.run(query)
    : await cds.db.tx({ user, locale } as never, (tx) => tx.run(query));
  if (!row) throw notFound('ROW_NOT_FOUND');
}
