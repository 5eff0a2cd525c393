import { randomUUID } from 'node:crypto';
import { appendEvents } from '../audit/append-event.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import {
  ownershipMovesTable,
  ownershipsTable,
  positionEventsTable,
  temporaryAssignmentsTable,
} from '../platform/tables.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { type CustomerKey, keyOf, listedBySource, scopeCondition } from '../runs/customer-scope.ts';
import { mayServe } from '../runs/may-serve.ts';
import {
  keepPublishedRuns,
  type PublishedSegment,
  publishedSegments,
} from '../runs/published-segments.ts';
import { replanDay } from '../runs/replan-day.ts';
import { requireAgentOf } from './assigned.ts';
import { type CustomerQuery, type FoundCustomer, findCustomersOf } from './reassignment-query.ts';
import { settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';
import { fromToday } from './validity.ts';

/** To whom customers go, until when (none given: for good), and why. */
export interface Reassignment {
  readonly agent: string;
  readonly validTo?: IsoDate | null;
  readonly reason: string;
}

/** The customers of a query, and which of them can go to an agent. */
export interface Reassignable {
  readonly published: PublishedSegment;
  readonly found: readonly FoundCustomer[];
  readonly customers: readonly FoundCustomer[];
}

/**
 * Gives one customer to another agent (CUSTOMER_NOT_OPEN, REASSIGNMENT_NOT_SERVED when the agent may
 * not serve them or has them already, AGENT_…).
 */
export async function reassignOne(
  supervisor: Supervisor,
  customer: CustomerQuery,
  to: Reassignment,
): Promise<void> {
  const { published, found, customers } = await findReassignable(supervisor, customer, to);
  if (found.length === 0) throw notFound('CUSTOMER_NOT_OPEN');
  const { agent } = to;
  if (customers.length === 0) throw conflict('REASSIGNMENT_NOT_SERVED', { agent });
  await giveAway(supervisor, published, customers, to);
}

/**
 * Gives all customers of a query to another agent who may serve them. Nothing happens when there are
 * more or fewer than the supervisor saw (REASSIGNMENT_CHANGED). Gives their number.
 */
export async function reassignAll(
  supervisor: Supervisor,
  { customers: expected, ...input }: CustomerQuery & Reassignment & { readonly customers: number },
): Promise<number> {
  const { published, customers } = await findReassignable(supervisor, input, input);
  if (customers.length !== expected) {
    throw conflict('REASSIGNMENT_CHANGED', { expected, customers: customers.length });
  }
  await giveAway(supervisor, published, customers, input);
  return customers.length;
}

/** Locks what is published, so that who is found is still open when they change hands. */
export async function findReassignable(
  supervisor: Supervisor,
  query: CustomerQuery,
  { agent, validTo }: Pick<Reassignment, 'agent' | 'validTo'>,
): Promise<Reassignable> {
  const { db } = supervisor;
  refuseForeignSegment(supervisor, query.segment);
  await keepPublishedRuns(db);
  const all = await publishedSegments(db);
  const published = all.find(({ segment }) => segment.segment === query.segment);
  if (!published) throw conflict('SEGMENT_NOT_PUBLISHED', { segment: query.segment });
  const { today } = published;
  if (validTo) fromToday(today, validTo, today);
  await requireAgentOf(supervisor, query.segment, agent, today);
  const most = settings().reassignedAtOnce;
  const found = await findCustomersOf(supervisor, query, most + 1);
  if (found.length > most) throw conflict('REASSIGNMENT_TOO_LARGE', { most });
  const lent = validTo ? await loansTo(supervisor, published, agent, validTo) : NONE;
  const others = found.filter(
    (customer) => isFree(customer, agent, validTo ?? null) && !lent.has(keyOf(customer)),
  );
  return { published, found, customers: await mayServe(db, published, agent, others) };
}

/** For a while only somebody's customers; for good nobody for whom the night has another name. */
function isFree({ owner, named }: FoundCustomer, agent: string, validTo: IsoDate | null): boolean {
  if (owner === agent) return false;
  return validTo ? owner !== null : named === null || named === agent;
}

const NONE: ReadonlySet<string> = new Set();

/** Whom the agent has for a while already, as long or longer: of several loans the newest holds. */
async function loansTo(
  { db }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
  agent: string,
  validTo: IsoDate,
): Promise<ReadonlySet<string>> {
  const rows = await db.query<CustomerKey & { agent: string; validTo: IsoDate }>(
    `SELECT source, partner, agent, validTo AS "validTo"
    FROM saldo_organization_TemporaryAssignments
    WHERE segment = ? AND validFrom <= ? AND validTo >= ? AND partner IS NOT NULL
    ORDER BY validFrom, createdAt, ID DESC`,
    [segment, today, today],
  );
  const newest = new Map(rows.map((row) => [keyOf(row), row]));
  const same = [...newest].filter(([, loan]) => loan.agent === agent && loan.validTo >= validTo);
  return new Set(same.map(([customer]) => customer));
}

async function giveAway(
  supervisor: Supervisor,
  published: PublishedSegment,
  customers: readonly FoundCustomer[],
  to: Reassignment,
): Promise<void> {
  const { db } = supervisor;
  await endLoans(supervisor, published, customers);
  if (to.validTo) await lend(supervisor, published, customers, to, to.validTo);
  else await handOver(supervisor, published, customers, to);
  await replanDay(db, { customers });
  await record(supervisor, published, customers, to);
}

function lend(
  { db, user, now }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent, reason }: Reassignment,
  validTo: IsoDate,
): Promise<unknown> {
  const same = { segment, owner: null, collectionGroup: null, agent, reason };
  return db.insert(
    temporaryAssignmentsTable,
    customers.map(({ source, partner }) => ({
      ID: randomUUID(),
      ...same,
      source,
      partner,
      validFrom: today,
      validTo,
      createdBy: user,
      createdAt: now,
    })),
  );
}

/** Whoever works the customers for a while gives them back at once; what began today is as if it had never been. */
async function endLoans(
  { db }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
): Promise<void> {
  for (const scope of listedBySource(customers)) {
    const table = 'saldo_organization_TemporaryAssignments';
    const { sql, params } = scopeCondition(scope, table, db.dialect);
    await db.execute(
      `UPDATE ${table} SET validTo = ?
      WHERE segment = ? AND validFrom < ? AND validTo >= ? AND ${sql}`,
      [addDays(today, -1), segment, today, today, ...params],
    );
    await db.execute(`DELETE FROM ${table} WHERE segment = ? AND validFrom = ? AND ${sql}`, [
      segment,
      today,
      ...params,
    ]);
  }
}

async function handOver(
  { db }: Supervisor,
  { segment: { segment }, run, today }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent }: Reassignment,
): Promise<void> {
  const cause = 'reassigned';
  await db.upsert(
    ownershipsTable,
    customers.map(({ source, partner }) => ({
      segment,
      source,
      partner,
      agent,
      since: today,
      cause,
    })),
    { columns: ['segment', 'source', 'partner', 'agent', 'since', 'cause'] },
  );
  const owned = customers.filter(({ owner }) => owner !== null);
  await db.upsert(
    ownershipMovesTable,
    owned.map(({ source, partner, owner }) => ({
      run,
      source,
      partner,
      fromAgent: owner,
      toAgent: agent,
      cause,
    })),
  );
}

/** Who did it, when and why: on each customer's page, and in the audit trail. */
async function record(
  { db, user, now }: Supervisor,
  { segment: { segment }, run }: PublishedSegment,
  customers: readonly FoundCustomer[],
  { agent, validTo = null, reason }: Reassignment,
): Promise<void> {
  await db.insert(
    positionEventsTable,
    customers.map(({ source, partner, status }) => ({
      ID: randomUUID(),
      run,
      source,
      partner,
      occurredAt: now,
      cause: 'reassigned',
      fromStatus: status,
      toStatus: status,
      about: agent,
      note: reason,
    })),
    { columns: EVENT_COLUMNS },
  );
  await appendEvents(
    db,
    customers.map(({ source, partner, owner }) => ({
      occurredAt: now,
      actor: user,
      decision: 'customer-reassigned',
      objectType: 'position',
      objectKey: `${run}/${source}/${partner}`,
      source,
      partner,
      reason,
      details: { segment, fromAgent: owner, toAgent: agent, validTo },
    })),
  );
}

const EVENT_COLUMNS = [
  'ID',
  'run',
  'source',
  'partner',
  'occurredAt',
  'cause',
  'fromStatus',
  'toStatus',
  'about',
  'note',
] as const;
