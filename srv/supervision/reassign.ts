import type { IsoDate } from '../domain/iso-date.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { type CustomerKey, keyOf } from '../runs/customer-scope.ts';
import { lockSegment } from '../runs/lock-segment.ts';
import { mayServe } from '../runs/may-serve.ts';
import {
  keepPublishedRuns,
  type PublishedSegment,
  publishedSegments,
} from '../runs/published-segments.ts';
import { requireAgentOf } from './assigned.ts';
import { type GivenCustomer, giveAway, type Reassignment } from './give-away.ts';
import { type CustomerQuery, type FoundCustomer, findCustomersOf } from './reassignment-query.ts';
import { settings } from './settings.ts';
import type { Supervisor } from './supervisor.ts';
import { fromToday } from './validity.ts';

/** The customers of a query, and which of them can go to an agent. */
export interface Reassignable {
  readonly published: PublishedSegment;
  readonly found: readonly FoundCustomer[];
  readonly customers: readonly GivenCustomer[];
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
  const { published, found, customers } = await takeReassignable(supervisor, customer, to);
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
  const { published, customers } = await takeReassignable(supervisor, input, input);
  if (customers.length !== expected) {
    throw conflict('REASSIGNMENT_CHANGED', { expected, customers: customers.length });
  }
  await giveAway(supervisor, published, customers, input);
  return customers.length;
}

/**
 * As found when nobody else gives customers of the segment away until the transaction ends: of two
 * who give away the same ones at once, the second sees that they have changed hands.
 */
async function takeReassignable(
  supervisor: Supervisor,
  query: CustomerQuery,
  to: Pick<Reassignment, 'agent' | 'validTo'>,
): Promise<Reassignable> {
  refuseForeignSegment(supervisor, query.segment);
  await keepPublishedRuns(supervisor.db);
  await lockSegment(supervisor.db, query.segment);
  return findReassignable(supervisor, query, to);
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
  const loans = await loansToday(supervisor, published);
  const free = found.flatMap((customer) => {
    const loan = loans.get(keyOf(customer));
    const given = { ...customer, lentTo: loan?.agent ?? null };
    return isFree(customer, loan, agent, validTo ?? null) ? [given] : [];
  });
  return { published, found, customers: await mayServe(db, published, agent, free) };
}

/**
 * For a while only somebody's customers, and longer than the agent has them already; for good nobody
 * for whom the night has another name. The owner gets back who was lent to somebody else.
 */
function isFree(
  { owner, named }: FoundCustomer,
  loan: Loan | undefined,
  agent: string,
  validTo: IsoDate | null,
): boolean {
  if (owner === agent) return loan !== undefined && loan.agent !== agent;
  if (validTo === null) return named === null || named === agent;
  const hasThem = loan?.agent === agent && loan.validTo >= validTo;
  return owner !== null && !hasThem;
}

interface Loan extends CustomerKey {
  readonly agent: string;
  readonly validTo: IsoDate;
}

/** Who works customers in their owners' place today: of several loans the newest holds. */
async function loansToday(
  { db }: Supervisor,
  { segment: { segment }, today }: PublishedSegment,
): Promise<ReadonlyMap<string, Loan>> {
  const rows = await db.query<Loan>(
    `SELECT source, partner, agent, validTo AS "validTo"
    FROM saldo_organization_TemporaryAssignments
    WHERE segment = ? AND validFrom <= ? AND validTo >= ? AND partner IS NOT NULL
    ORDER BY validFrom, createdAt, ID DESC`,
    [segment, today, today],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}
